package dev.roadmask.cli;

import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which films, and where to; what {@code segment} and {@code masks} have in common. */
final class FilmOptions {
    @Parameters(
            arity = "1..*",
            paramLabel = "INPUT",
            description =
                    "Video files, folders with videos in and below them, or quoted patterns such as 'card/*.mp4'.")
    private List<String> inputs;

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description =
                    "Where everything goes, in folders as the inputs are. There, each INPUT gets a folder with its"
                            + " name for what else is made of it than a video; the names below are relative to that.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--join",
            description = "Make one film of all INPUTs: clips of one recording, in a video each a chapter.")
    private boolean join;

    @Option(names = "--report", paramLabel = "FILE", description = "Write what was done and what it cost as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--overwrite", description = "Replace existing files.")
    private boolean overwrite;

    Optional<Path> folder() {
        return folder;
    }

    boolean join() {
        return join;
    }

    boolean overwrite() {
        return overwrite;
    }

    /** Whether there is one input, a file, and no folder to put into what is made of it. */
    boolean isLone() {
        return isOneFile() && folder.isEmpty();
    }

    /** Whether one film is made of all there is. */
    boolean isOneFilm() {
        return join || isLone();
    }

    private boolean isOneFile() {
        return inputs.size() == 1 && InputFiles.isFile(inputs.get(0));
    }

    /** The first input as it was named. */
    Path first() {
        return Path.of(inputs.get(0));
    }

    /** Refuses a folder that is none. */
    void requireFolder() throws UsageException {
        if (folder.isPresent() && Files.exists(folder.get()) && !Files.isDirectory(folder.get())) {
            throw new UsageException("-d %s is a file: name a folder".formatted(folder.get()));
        }
    }

    /**
     * Refuses a report that could not be written. A batch, or a run that goes on, replaces the report of the call before,
     * and nothing else unasked.
     */
    void requireReport(boolean resumes) throws UsageException {
        if (report.isPresent() && InputFiles.isVideo(report.get())) {
            throw new UsageException("--report writes JSON, and %s is a video's name".formatted(report.get()));
        }
        boolean again = (resumes || !isOneFilm()) && report.isPresent() && Reports.isReport(report.get());
        Reports.requireWritable(report, overwrite || again);
    }

    /** Writes the report, if one is wanted. */
    void write(Object content) throws IOException {
        if (report.isPresent()) {
            Reports.write(report.get(), content);
        }
    }

    /** The inputs of a batch, in the order of recording. */
    InputFiles.Found sorted() throws VideoException {
        InputFiles.Found found = find();
        return found.withFiles(ClipOrder.sorted(found.files()));
    }

    /**
     * The clips of one film: the lone input, or those to be joined, in the order of recording.
     *
     * @param made what an earlier call has made, which is none of them
     */
    List<Path> clips(Optional<Path> made) throws VideoException {
        if (!join) {
            return List.of(first());
        }
        InputFiles.Found found = find();
        Optional<Path> ours = made.map(InputFiles::realPath);
        List<Path> clips = found.files().stream()
                .filter(file -> found.files().size() == 1
                        || !Optional.of(InputFiles.realPath(file)).equals(ours))
                .toList();
        return ClipOrder.sorted(clips);
    }

    private InputFiles.Found find() throws VideoException {
        InputFiles.Found found = InputFiles.find(inputs, folder);
        found.warnings().forEach(warning -> System.err.println("roadmask: " + warning));
        return found;
    }
}
