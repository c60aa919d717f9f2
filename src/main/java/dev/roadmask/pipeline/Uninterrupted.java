package dev.roadmask.pipeline;

/** Waiting that outlasts interrupts and hands them on afterwards: frames that are on their way have to arrive. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** Something to wait for. */
    @FunctionalInterface
    interface Wait {
        void run() throws InterruptedException;
    }

    static void await(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.run();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
