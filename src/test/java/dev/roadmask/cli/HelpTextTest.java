package dev.roadmask.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help texts are read by people and scraped by shells: a change is to be seen in the review. */
class HelpTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/help");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "segment",
                "masks",
                "preview",
                "verify",
                "dataset",
                "train",
                "compare",
                "export",
                "evaluate",
                "scene"
            })
    void saysWhatTheGoldenFileSays(String command) throws Exception {
        String[] arguments = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
        Terminal.Outcome outcome = Terminal.run(arguments);
        assertEquals(ExitCode.DONE, outcome.code());
        Path golden = GOLDEN.resolve((command.isEmpty() ? "roadmask" : command) + ".txt");
        if (Boolean.getBoolean("roadmask.golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, outcome.out());
        }
        assertEquals(Files.readString(golden), outcome.out());
    }
}
