package dev.roadmask.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/** The open windows and pages of a preview. */
final class PreviewViewers implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    /** Takes ownership. */
    <T extends AutoCloseable> T add(T viewer) {
        open.push(viewer);
        return viewer;
    }

    /** Whether nobody can see anything. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Closes the last opened first; idempotent. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a viewer does not close: " + e.getMessage(), e);
            }
        }
    }
}
