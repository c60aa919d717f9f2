package dev.roadmask.video;

/** A camera, a network stream, standard input or a file, as the user named it. */
public final class LiveSource {
    /** What a source is, which says how it is opened and paced. */
    public enum Kind {
        /** A camera, or a test picture through the same device layer. */
        DEVICE,
        /** Something at an address. */
        NETWORK,
        /** Standard input. */
        STANDARD_INPUT,
        /** A file, played at its own pace. */
        FILE
    }

    private LiveSource() {}

    /**
     * Understands what the user wrote.
     *
     * @throws VideoException of kind INPUT if it is none of the above, no such file or no such camera
     */
    public static LiveSource parse(String text) throws VideoException {
        throw new UnsupportedOperationException();
    }

    /** What it is. */
    public Kind kind() {
        throw new UnsupportedOperationException();
    }

    /** Its name for people, without user, password and secret query values. */
    public String name() {
        throw new UnsupportedOperationException();
    }

    /** Whether it is a file, which has an end and comes at its own pace. */
    public boolean isFile() {
        return kind() == Kind.FILE;
    }

    /** The name for people. */
    @Override
    public String toString() {
        return name();
    }
}
