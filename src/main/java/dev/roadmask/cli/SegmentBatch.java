package dev.roadmask.cli;

import dev.roadmask.cli.BatchOutcome.FileOutcome;
import dev.roadmask.cli.BatchOutcome.Status;
import dev.roadmask.model.ModelException;
import dev.roadmask.output.OutputException;
import dev.roadmask.pipeline.PipelineException;
import dev.roadmask.pipeline.Progress;
import dev.roadmask.video.VideoDescription;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Many jobs, one after the other. What is there already is taken for finished; a job that fails does not stop
 * the others, unless it failed of what will fail them all: an output folder that takes nothing any more.
 */
final class SegmentBatch {
    /** Less room than this on a disk means that it is full: what a second of video takes. */
    private static final int PROOF_BYTES = 1 << 20;

    private final List<SegmentJob> jobs;
    private final Path outputFolder;
    private final Main main;
    private final List<FileOutcome> outcomes = new ArrayList<>();

    /**
     * @param jobs in the order to be done
     * @param outputFolder that all outputs lie in or below; made if it is not there
     */
    SegmentBatch(List<SegmentJob> jobs, Path outputFolder, Main main) {
        this.jobs = jobs;
        this.outputFolder = outputFolder;
        this.main = main;
    }

    /**
     * Runs all jobs, or those before an interruption.
     *
     * @throws VideoException of kind OUTPUT if the output folder cannot be made
     */
    BatchOutcome run(Interruption interruption) throws VideoException {
        long begin = System.nanoTime();
        makeFolder(outputFolder);
        try (BatchProgress progress = new BatchProgress(
                jobs.stream()
                        .filter(job -> !isFinished(job))
                        .map(SegmentJob::input)
                        .toList(),
                main.quiet)) {
            boolean goesOn = true;
            for (SegmentJob job : jobs) {
                goesOn = goesOn && !interruption.requested();
                outcomes.add(goesOn ? outcome(job, interruption, progress) : FileOutcome.of(job, Status.LEFT));
                goesOn = goesOn && last().status() != Status.INTERRUPTED && !failsForAll(last(), progress);
            }
        }
        boolean interrupted =
                interruption.requested() || outcomes.stream().anyMatch(file -> file.status() == Status.INTERRUPTED);
        return new BatchOutcome(outcomes, (System.nanoTime() - begin) / 1e9, interrupted);
    }

    private FileOutcome last() {
        return outcomes.get(outcomes.size() - 1);
    }

    private static boolean isFinished(SegmentJob job) {
        return !job.settings().overwrite() && job.destination().missing().isEmpty();
    }

    private FileOutcome outcome(SegmentJob job, Interruption interruption, BatchProgress progress) {
        if (isFinished(job)) {
            return FileOutcome.of(job, Status.SKIPPED);
        }
        progress.begin(job.input());
        try {
            requireNone(job);
            makeFolders(job.destination());
            return FileOutcome.of(job, job.run(interruption, new Told(job.input(), progress)));
        } catch (Exception failure) {
            return failed(job, failure, progress);
        } finally {
            progress.end();
            removeEmptyFolder(job.destination());
        }
    }

    /** Some of its outputs without the others were made by another call: what is to be done about them is not ours. */
    private static void requireNone(SegmentJob job) throws UsageException {
        Destination destination = job.destination();
        List<Path> there = destination.existing();
        if (!job.settings().overwrite() && !there.isEmpty()) {
            List<Path> missing = destination.missing();
            throw new UsageException(
                    "%s is there, but not %s. Ask for what is missing alone, or make all again (--overwrite)"
                            .formatted(CutShortException.words(there), CutShortException.words(missing)));
        }
    }

    static void makeFolders(Destination destination) throws VideoException {
        for (Path path : destination.paths()) {
            makeFolder(InputFiles.absolute(path).getParent());
        }
    }

    /** An input that made nothing leaves no folder for it. */
    static void removeEmptyFolder(Destination destination) {
        if (destination.sidecar().isPresent()) {
            try {
                Files.deleteIfExists(
                        InputFiles.absolute(destination.sidecar().get()).getParent());
            } catch (IOException inUse) {
                // It has something in it, as it should.
            }
        }
    }

    private FileOutcome failed(SegmentJob job, Exception failure, BatchProgress progress) {
        boolean expected = failure instanceof VideoException
                || failure instanceof PipelineException
                || failure instanceof OutputException
                || failure instanceof CutShortException
                || failure instanceof UsageException
                || failure instanceof IOException
                || failure instanceof ModelException;
        String why = expected ? String.valueOf(failure.getMessage()) : "internal error: " + failure;
        boolean named = why.contains(job.input().toString());
        progress.print("roadmask: " + (named ? why : job.input() + ": " + why));
        if (main.verbose) {
            failure.printStackTrace();
        }
        return FileOutcome.failed(job, why);
    }

    /** Whether the output folder has gone or its disk is full, so that what comes after would fail as well. */
    private boolean failsForAll(FileOutcome outcome, BatchProgress progress) {
        if (outcome.status() != Status.FAILED) {
            return false;
        }
        try {
            requireRoom(outputFolder);
            return false;
        } catch (IOException noMore) {
            progress.print("roadmask: %s takes no more files (%s): the rest is not begun"
                    .formatted(outputFolder, noMore.getMessage()));
            return true;
        }
    }

    /** Proves that a folder can still be written to. */
    static void requireRoom(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("the folder has gone");
        }
        Path proof = Files.createTempFile(folder, ".roadmask", ".part");
        try {
            Files.write(proof, new byte[PROOF_BYTES]);
        } finally {
            Files.delete(proof);
        }
    }

    private static void makeFolder(Path folder) throws VideoException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
        } catch (IOException failure) {
            boolean file = failure instanceof FileAlreadyExistsException;
            throw new VideoException(
                    VideoException.Kind.OUTPUT,
                    "cannot make folder " + folder + ": " + (file ? "a file has that name" : failure.getMessage()),
                    failure);
        }
    }

    /** Tells the terminal about one run of the batch. */
    private final class Told implements SegmentJob.Listener {
        private final Path input;
        private final BatchProgress progress;

        Told(Path input, BatchProgress progress) {
            this.input = input;
            this.progress = progress;
        }

        @Override
        public Progress begins(VideoDescription video) {
            return progress.follow(video);
        }

        @Override
        public void warns(String warning) {
            progress.print("roadmask: " + input + ": " + warning);
        }

        @Override
        public void explains(String detail) {
            if (main.verbose) {
                progress.print("roadmask: " + input + ": " + detail);
            }
        }
    }
}
