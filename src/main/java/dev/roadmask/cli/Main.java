package dev.roadmask.cli;

/** Entry point of the {@code roadmask} program. */
public final class Main {
    private Main() {}

    /** Runs the command named by the arguments and exits with its code. */
    public static void main(String[] arguments) {
        System.out.println("roadmask");
    }
}
