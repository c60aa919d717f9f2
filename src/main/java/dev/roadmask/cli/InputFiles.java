package dev.roadmask.cli;

import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The videos that a command line's INPUT... stands for: files as they are, folders with all videos in and below them,
 * patterns with what matches them. Hidden files are left out, links are followed but never in a circle, and no file
 * comes twice.
 */
final class InputFiles {
    private static final Set<String> VIDEO_ENDINGS = Set.of(
            "mp4", "m4v", "mov", "mkv", "ts", "mts", "m2ts", "avi", "webm", "flv", "3gp", "3g2", "mpg", "mpeg", "wmv",
            "asf", "ogv");

    /**
     * What was found.
     *
     * @param files in the order of the command line
     * @param folder the deepest that holds all inputs, absolute
     * @param warnings folders that could not be looked into, a line each
     */
    record Found(List<Path> files, Path folder, List<String> warnings) {
        Found withFiles(List<Path> others) {
            return new Found(others, folder, warnings);
        }
    }

    private final Optional<Path> outputFolder;
    private final Map<Path, Path> filesByRealPath = new LinkedHashMap<>();
    private final List<Path> roots = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long seen;

    private InputFiles(Optional<Path> outputFolder) {
        this.outputFolder = outputFolder;
    }

    /** Whether an argument names one file, there or not, rather than a folder or a pattern. */
    static boolean isFile(String argument) {
        Path path = Path.of(argument);
        return Files.exists(path) ? !Files.isDirectory(path) : !InputPattern.isPattern(argument);
    }

    /**
     * Finds them.
     *
     * @param outputFolder not looked into below a folder or a pattern
     * @throws VideoException of kind INPUT if a folder or a pattern holds no video
     */
    static Found find(List<String> arguments, Optional<Path> outputFolder) throws VideoException {
        InputFiles inputs = new InputFiles(outputFolder);
        for (String argument : arguments) {
            inputs.add(argument);
        }
        return new Found(List.copyOf(inputs.filesByRealPath.values()), inputs.commonFolder(), inputs.warnings);
    }

    private void add(String argument) throws VideoException {
        Path path = Path.of(argument);
        long before = seen;
        if (isFile(argument)) {
            take(path);
            roots.add(absolute(path).getParent());
        } else if (Files.isDirectory(path)) {
            walk(path.equals(Path.of(".")) ? Path.of("") : path);
            roots.add(absolute(path));
        } else {
            InputPattern pattern = InputPattern.of(argument);
            walk(pattern);
            roots.add(absolute(pattern.folder()));
        }
        if (seen == before) {
            String what = Files.isDirectory(path) ? "no video in folder " + path : "no video matches " + argument;
            throw new VideoException(
                    VideoException.Kind.INPUT, what + ". Files of other types have to be named one by one");
        }
    }

    /** Takes the videos in and below a folder. */
    private void walk(Path folder) throws VideoException {
        walk(folder, Integer.MAX_VALUE, new Walk(folder, any -> true));
    }

    /** Takes the videos that match, and those in and below the folders that do, as a shell would have it. */
    private void walk(InputPattern pattern) throws VideoException {
        if (Files.isDirectory(pattern.folder())) {
            Walk walk = new Walk(pattern.folder(), pattern::matches);
            walk(pattern.folder(), pattern.depth(), walk);
            for (Path folder : walk.matchingFolders) {
                walk(folder);
            }
        }
    }

    private static void walk(Path folder, int depth, Walk walk) throws VideoException {
        try {
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), depth, walk);
        } catch (IOException failure) {
            throw new VideoException(
                    VideoException.Kind.INPUT, "cannot look into " + folder + ": " + failure.getMessage(), failure);
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final List<Path> matchingFolders = new ArrayList<>();
        private final Path root;
        private final Predicate<Path> wanted;

        Walk(Path root, Predicate<Path> wanted) {
            this.root = root;
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean closed = !folder.equals(root) && (isHidden(folder) || isOutputFolder(folder));
            if (!closed) {
                noteFolder(folder);
            }
            return closed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory() && !isHidden(file) && !isOutputFolder(file)) {
                noteFolder(file); // at the greatest depth
            } else if (attributes.isRegularFile() && isVideo(file) && wanted.test(file)) {
                take(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (!(failure instanceof FileSystemLoopException)) {
                warnings.add("cannot look into " + file + ": " + failure.getMessage());
            }
            return FileVisitResult.CONTINUE;
        }

        private void noteFolder(Path folder) {
            if (!folder.equals(root) && wanted.test(folder)) {
                matchingFolders.add(folder);
            }
        }
    }

    private void take(Path file) {
        seen++;
        filesByRealPath.putIfAbsent(realPath(file), file);
    }

    private boolean isOutputFolder(Path folder) {
        return outputFolder.isPresent() && realPath(folder).equals(realPath(outputFolder.get()));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    /** Whether a file's name is a video's. */
    static boolean isVideo(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !isHidden(file) && VIDEO_ENDINGS.contains(ending);
    }

    private Path commonFolder() {
        Path common = roots.get(0);
        for (Path root : roots) {
            while (!root.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }

    /** The one path that a file has, by whatever links it was named. */
    static Path realPath(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException notThere) {
            return absolute(file);
        }
    }

    static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
