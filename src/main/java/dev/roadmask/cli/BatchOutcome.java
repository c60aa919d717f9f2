package dev.roadmask.cli;

import dev.roadmask.pipeline.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a batch.
 *
 * @param files what came of each input, in order
 * @param seconds that it took
 * @param interrupted whether that is why it came to an end
 */
record BatchOutcome(List<FileOutcome> files, double seconds, boolean interrupted) {
    /** What can come of an input. */
    enum Status {
        DONE,
        /** Its output was there already. */
        SKIPPED,
        FAILED,
        INTERRUPTED,
        /** Not begun. */
        LEFT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What came of one input.
     *
     * @param error why it failed, in one line
     * @param report of the run, if there was one that came to an end or was interrupted
     */
    record FileOutcome(
            Path input, Destination destination, Status status, Optional<String> error, Optional<RunReport> report) {
        static FileOutcome of(SegmentJob job, Status status) {
            return new FileOutcome(job.input(), job.destination(), status, Optional.empty(), Optional.empty());
        }

        static FileOutcome failed(SegmentJob job, String error) {
            return new FileOutcome(job.input(), job.destination(), Status.FAILED, Optional.of(error), Optional.empty());
        }

        static FileOutcome of(SegmentJob job, RunReport report) {
            Status status = report.interrupted() ? Status.INTERRUPTED : Status.DONE;
            return new FileOutcome(job.input(), job.destination(), status, Optional.empty(), Optional.of(report));
        }

        long frames() {
            return report.map(destination::framesOf).orElse(0L);
        }

        private Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("input", input.toString());
            List<String> outputs =
                    destination.results().stream().map(Path::toString).toList();
            json.put("output", outputs.get(0));
            json.put("outputs", outputs);
            json.put("status", status.toString());
            error.ifPresent(line -> json.put("error", line));
            report.ifPresent(run -> json.put("report", run));
            return json;
        }
    }

    int count(Status status) {
        return (int) files.stream().filter(file -> file.status() == status).count();
    }

    long frames() {
        return files.stream().mapToLong(FileOutcome::frames).sum();
    }

    int exitCode() {
        boolean failed = count(Status.FAILED) > 0;
        return interrupted ? ExitCode.INTERRUPTED : failed ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** What is to be done about what is left. */
    String howToGoOn() {
        List<Path> parts = new ArrayList<>();
        files.stream()
                .filter(file -> !file.destination().isResumable())
                .forEach(file -> parts.addAll(file.destination().parts()));
        if (!parts.isEmpty()) {
            return "Take away %s, and the same command goes on".formatted(CutShortException.words(parts));
        }
        boolean resumable = files.stream().allMatch(file -> file.destination().isResumable());
        return "The same command %sgoes on".formatted(resumable ? "with --resume " : "");
    }

    /** The content of {@code --report}. */
    Map<String, Object> json() {
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("files", files.size());
        for (Status status : Status.values()) {
            totals.put(status.toString(), count(status));
        }
        totals.put("frames", frames());
        totals.put("seconds", seconds);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("files", new ArrayList<>(files.stream().map(FileOutcome::json).toList()));
        json.put("totals", totals);
        return json;
    }
}
