package dev.roadmask.cli;

import dev.roadmask.mask.PaintStyle;
import dev.roadmask.mask.Steadiness;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Entry point of the {@code roadmask} program. */
@Command(
        name = "roadmask",
        mixinStandardHelpOptions = true,
        version = "roadmask " + Main.VERSION,
        description = "Finds the cars in dashcam video.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SegmentCommand.class,
            MasksCommand.class,
            PreviewCommand.class,
            VerifyCommand.class,
            DatasetCommand.class,
            TrainCommand.class,
            CompareCommand.class,
            ExportCommand.class,
            EvaluateCommand.class,
            SceneCommand.class
        })
public final class Main {
    static final String VERSION = "0.1.0";

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show stack traces and the libraries' own messages.")
    boolean verbose;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Print nothing but errors.")
    boolean quiet;

    private Main() {}

    /** Runs the command named by the arguments and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** As {@link #main}, without leaving the JVM. */
    static int run(String... arguments) {
        Main main = new Main();
        return new CommandLine(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(PaintStyle.Look.class, new Words<>(PaintStyle.Look.class))
                .registerConverter(Steadiness.class, new Words<>(Steadiness.class))
                .setExecutionStrategy(parsed -> {
                    Chatter.show(main.verbose);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler((failure, parsed) -> usage(failure))
                .setExecutionExceptionHandler((failure, line, parsed) -> main.report(failure))
                .execute(arguments);
    }

    /** One line instead of the whole help, and no password of an address that was one too many. */
    private static int usage(CommandLine.ParameterException failure) {
        System.err.printf(
                "roadmask: %s. See: %s --help%n",
                failure.getMessage().replaceAll("(?<=://)[^/@\\s]+@", ""),
                failure.getCommandLine().getCommandSpec().qualifiedName());
        return ExitCode.USAGE;
    }

    private int report(Exception failure) {
        boolean bug = failure instanceof RuntimeException && !(failure instanceof IllegalArgumentException);
        String what = bug ? "internal error: " + failure : failure.getMessage();
        System.err.println("roadmask: " + what);
        if (verbose) {
            failure.printStackTrace();
        } else if (bug) {
            System.err.println("roadmask: please report this; --verbose shows where it happened");
        }
        return ExitCode.of(failure);
    }
}
