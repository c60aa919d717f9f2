package dev.roadmask.live.window;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javax.imageio.ImageIO;

/** A display of a test's own, and a program that looks at it and presses keys on it. */
final class TestDisplay implements AutoCloseable {
    private final Process server;
    private final String name;
    private final Path shot;
    private final Process robot;
    private final BufferedReader answers;
    private final PrintStream orders;

    private TestDisplay(Process server, String name) throws IOException {
        this.server = server;
        this.name = name;
        shot = Files.createTempFile("roadmask-shot", ".png");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=false",
                "-cp",
                System.getProperty("java.class.path"),
                TestRobot.class.getName());
        builder.environment().putAll(environment());
        robot = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        answers = robot.inputReader(StandardCharsets.UTF_8);
        orders = new PrintStream(robot.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts a virtual display, where there is a program for that; the caller closes it. */
    static Optional<TestDisplay> start() throws IOException {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "Xvfb")));
        if (!there) {
            return Optional.empty();
        }
        // The server picks a free number, and says which once it is there.
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1000x700x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String number = server.inputReader(StandardCharsets.UTF_8).readLine();
        return number == null ? Optional.empty() : Optional.of(new TestDisplay(server, ":" + number.strip()));
    }

    /** What a program needs to open its windows here. */
    Map<String, String> environment() {
        return Map.of("DISPLAY", name);
    }

    /** What is to be seen now. */
    BufferedImage look() {
        order("look " + shot);
        try {
            return ImageIO.read(shot.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Looks until something is to be seen; the test's own time limit ends it otherwise. */
    BufferedImage await(Predicate<BufferedImage> seen) throws InterruptedException {
        while (true) {
            BufferedImage image = look();
            if (seen.test(image)) {
                return image;
            }
            Thread.sleep(50);
        }
    }

    /** Presses a key with the pointer on the middle of the display. */
    void press(int keyCode) {
        order("press " + keyCode);
    }

    private void order(String order) {
        try {
            orders.println(order);
            String answer = answers.readLine();
            if (!"done".equals(answer)) {
                throw new AssertionError(order + ": " + answer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The display goes away, with no farewell. */
    void kill() {
        server.destroyForcibly();
    }

    @Override
    public void close() throws Exception {
        robot.destroyForcibly().waitFor();
        server.destroy();
        server.waitFor();
        Files.deleteIfExists(shot);
    }
}
