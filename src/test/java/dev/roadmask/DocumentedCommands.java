package dev.roadmask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roadmask.video.Probe;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Runs the commands of a page as they are written there, through the launcher, in a folder that has the project's
 * {@code tools}, {@code samples} and {@code models} and nothing else.
 */
final class DocumentedCommands {
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    private final Path folder;

    private DocumentedCommands(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder ready: a clone of the project, but for the sample drive, of which it has the first seconds. */
    static DocumentedCommands in(Path folder, int sampleSeconds) throws IOException {
        for (String name : List.of("tools", "models", "samples/drive", "samples/drive-masks.mkv")) {
            Path link = folder.resolve(name);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of(name).toAbsolutePath());
        }
        Path drive = Path.of("samples/drive.mp4").toAbsolutePath();
        Probe.make(folder.resolve("samples/drive.mp4"), "-i " + drive + " -t " + sampleSeconds + " -map 0 -c copy");
        return new DocumentedCommands(folder);
    }

    /** Runs the lines of a page's {@code sh} blocks that call something of {@code tools}, at least so many. */
    void run(Path page, int least) throws IOException, InterruptedException {
        List<String> commands = SHELL_BLOCK
                .matcher(Files.readString(page))
                .results()
                .flatMap(block -> block.group(1).lines())
                .filter(line -> line.matches("(java )?tools/.*"))
                .toList();
        assertTrue(commands.size() >= least, "commands=" + commands);
        for (String command : commands) {
            run(command);
        }
    }

    private void run(String command) throws IOException, InterruptedException {
        File log = folder.resolve("log").toFile();
        ProcessBuilder process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        // The JDK of this test, wherever it was started from.
        process.environment()
                .merge(
                        "PATH",
                        System.getProperty("java.home") + "/bin",
                        (path, ours) -> ours + File.pathSeparator + path);
        assertEquals(0, process.start().waitFor(), command + "\n" + Files.readString(log.toPath()));
    }
}
