package dev.roadmask.cli;

import dev.roadmask.output.OutputPlan;
import dev.roadmask.pipeline.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where all goes that is made of one film.
 *
 * @param video annotated
 * @param outputs what else
 * @param sidecar gets what made the outputs, if any of these is a file
 */
record Destination(Optional<Path> video, OutputPlan outputs, Optional<Path> sidecar) {
    private static final String SIDECAR = ".provenance.json";

    Destination {
        if (video.isEmpty() && outputs.isEmpty()) {
            throw new IllegalArgumentException("something must be made: video=none outputs=none");
        }
    }

    /** An annotated video alone. */
    static Destination video(Path file) {
        return new Destination(Optional.of(file), OutputPlan.none(), Optional.empty());
    }

    /** Of outputs wherever they lie: the sidecar comes to lie beside the first of them, named after the input. */
    static Destination of(Optional<Path> video, OutputPlan outputs, Path input) {
        Optional<Path> folder = outputs.paths().stream().findFirst().map(first -> first.resolveSibling(""));
        return new Destination(video, outputs, folder.map(beside -> beside.resolve(sidecarName(input))));
    }

    /** Of outputs in a folder of the input's own. */
    static Destination in(Path folder, Optional<Path> video, OutputPlan outputs, Path input) {
        return new Destination(video, outputs, Optional.of(folder.resolve(sidecarName(input))));
    }

    private static String sidecarName(Path input) {
        return OutputNames.stem(input) + SIDECAR;
    }

    /** All files and folders, the video first. */
    List<Path> paths() {
        List<Path> paths = new ArrayList<>();
        video.ifPresent(paths::add);
        paths.addAll(outputs.paths());
        sidecar.ifPresent(paths::add);
        return paths;
    }

    /** What people look at: all but the sidecar. */
    List<Path> results() {
        List<Path> paths = new ArrayList<>(paths());
        sidecar.ifPresent(paths::remove);
        return paths;
    }

    /** Whether a run that was cut short can be continued: only a video can. */
    boolean isResumable() {
        return outputs.isEmpty();
    }

    /** What of the results is there already; a sidecar takes what later runs have to say. */
    List<Path> existing() {
        return results().stream().filter(Files::exists).toList();
    }

    /** What of the results is not there yet. */
    List<Path> missing() {
        return results().stream().filter(Files::notExists).toList();
    }

    /** What a run that was cut short has left. */
    List<Path> parts() {
        return paths().stream().map(Destination::part).filter(Files::exists).toList();
    }

    /** The name that something grows under. */
    static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    /**
     * Refuses outputs that would take each other's place, or that of what they are made of.
     *
     * @throws UsageException naming it
     */
    void requireApart(List<Path> inputs) throws UsageException {
        List<Path> taken = new ArrayList<>();
        for (Path path : paths()) {
            Path real = InputFiles.realPath(path);
            for (Path input : inputs) {
                if (InputFiles.realPath(input).equals(real)) {
                    throw new UsageException("%s would replace its own source. Choose another name".formatted(path));
                }
            }
            for (Path other : taken) {
                requireApart(path, real, paths().get(taken.indexOf(other)), other);
            }
            taken.add(real);
        }
    }

    private static void requireApart(Path one, Path realOne, Path other, Path realOther) throws UsageException {
        if (realOne.equals(realOther)) {
            throw new UsageException("two outputs are named %s. Choose another name for one of them".formatted(one));
        }
        if (realOne.startsWith(realOther) || realOther.startsWith(realOne)) {
            boolean below = realOne.startsWith(realOther);
            throw new UsageException("%s would lie in %s, which is an output as a whole. Choose another name"
                    .formatted(below ? one : other, below ? other : one));
        }
    }

    /** Frames that a run brought there. */
    long framesOf(RunReport report) {
        return video.isPresent() ? report.frames().encoded() : report.frames().segmented();
    }

    /** {@code out/a-masked.mp4}, or of several {@code out/a/{masks,frames.csv}}. */
    @Override
    public String toString() {
        Map<Path, List<Path>> byFolder = new LinkedHashMap<>();
        for (Path path : results()) {
            Path folder = path.getParent() == null ? Path.of("") : path.getParent();
            byFolder.computeIfAbsent(folder, any -> new ArrayList<>()).add(path.getFileName());
        }
        List<String> words = new ArrayList<>();
        byFolder.forEach(
                (folder, names) -> words.add(folder.resolve(braced(names)).toString()));
        if (outputs.usesStandardOutput()) {
            words.add("standard output");
        }
        return String.join(", ", words);
    }

    private static String braced(List<Path> names) {
        List<String> words = names.stream().map(Path::toString).toList();
        return words.size() == 1 ? words.get(0) : "{" + String.join(",", words) + "}";
    }
}
