package dev.roadmask.cli;

import dev.roadmask.video.OutputContainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What each input becomes: its name with {@code -masked}, in the working folder, or below the output folder as it lies
 * below the inputs' own; beside that, a folder for what else is made of it. Where two would become the same, more of
 * their path goes into the name. Same inputs, same names.
 */
final class OutputNames {
    private static final String USUAL_ENDING = "mp4";

    /**
     * One input and what it becomes.
     *
     * @param output the annotated video
     * @param folder for whatever else, by the same name
     */
    record Pair(Path input, Path output, Path folder) {}

    private final Path inputFolder;
    private final Optional<Path> outputFolder;
    private final Function<Pair, Path> unique;

    private OutputNames(Path inputFolder, Optional<Path> outputFolder, Function<Pair, Path> unique) {
        this.inputFolder = inputFolder;
        this.outputFolder = outputFolder;
        this.unique = unique;
    }

    /** The name of a lone input's output. */
    static Path of(Path input) {
        return Path.of(Name.of(input).masked());
    }

    /** A file's name without its ending. */
    static String stem(Path file) {
        return Name.of(file).stem();
    }

    /** Pairs inputs with videos, in the same order; an input that is the output of another is left out. */
    static List<Pair> of(InputFiles.Found inputs, Optional<Path> outputFolder) {
        return new OutputNames(inputs.folder(), outputFolder, Pair::output).of(inputs);
    }

    /** The same, where each input is to have a folder of its own. */
    static List<Pair> withFolders(InputFiles.Found inputs, Path outputFolder) {
        return new OutputNames(inputs.folder(), Optional.of(outputFolder), Pair::folder).of(inputs);
    }

    private List<Pair> of(InputFiles.Found inputs) {
        List<Path> files = withoutEarlierOutputs(inputs.files());
        while (true) {
            List<Pair> pairs = pair(files);
            Set<Path> outputs = new HashSet<>();
            pairs.forEach(pair -> outputs.add(InputFiles.realPath(pair.output())));
            List<Path> sources = files.stream()
                    .filter(file -> !outputs.contains(InputFiles.realPath(file)))
                    .toList();
            if (sources.size() == files.size()) {
                return pairs;
            }
            files = sources;
        }
    }

    /** What an earlier call has made beside its source is no footage, wherever the outputs go now. */
    private static List<Path> withoutEarlierOutputs(List<Path> files) {
        Set<Path> made = new HashSet<>();
        for (Path file : files) {
            made.add(file.resolveSibling(Name.of(file).masked()));
        }
        return files.stream().filter(file -> !made.contains(file)).toList();
    }

    private List<Pair> pair(List<Path> files) {
        int[] detail = new int[files.size()];
        while (true) {
            List<Pair> pairs = new ArrayList<>();
            Map<Path, Integer> uses = new HashMap<>();
            for (int i = 0; i < detail.length; i++) {
                Pair pair = pair(files.get(i), detail[i], i);
                pairs.add(pair);
                uses.merge(unique.apply(pair), 1, Integer::sum);
            }
            if (uses.size() == pairs.size()) {
                return pairs;
            }
            for (int i = 0; i < detail.length; i++) {
                detail[i] += uses.get(unique.apply(pairs.get(i))) > 1 ? 1 : 0;
            }
        }
    }

    /** The outputs' paths, with more of the input's the more detail is needed. */
    private Pair pair(Path input, int detail, int place) {
        Name name = Name.of(input);
        Path below = inputFolder.relativize(InputFiles.absolute(input).getParent());
        String stem =
                switch (detail) {
                    case 0 -> name.stem();
                    case 1 -> name.stem() + "-" + name.ending();
                    case 2 -> String.join("-", parts(below)) + name.stem() + "-" + name.ending();
                    default -> name.stem() + "-" + (place + detail);
                };
        Path where = outputFolder.isEmpty() ? Path.of("") : outputFolder.get().resolve(below);
        return new Pair(input, where.resolve(name.withStem(stem).masked()), where.resolve(stem));
    }

    private static List<String> parts(Path folder) {
        List<String> parts = new ArrayList<>();
        // A folder is no part of itself, but has one part that is empty.
        folder.forEach(part -> parts.add(part.toString()));
        parts.removeIf(String::isEmpty);
        parts.add("");
        return parts;
    }

    /** A file name in two. */
    private record Name(String stem, String ending) {
        static Name of(Path file) {
            String name = file.getFileName().toString();
            int dot = name.lastIndexOf('.');
            return dot > 0 ? new Name(name.substring(0, dot), name.substring(dot + 1)) : new Name(name, "");
        }

        Name withStem(String other) {
            return new Name(other, ending);
        }

        /** In the source's container if we write it. */
        String masked() {
            String lower = ending.toLowerCase(Locale.ROOT);
            boolean written = OutputContainer.of(Path.of("x." + lower)).isPresent();
            return stem + "-masked." + (written ? lower : USUAL_ENDING);
        }
    }
}
