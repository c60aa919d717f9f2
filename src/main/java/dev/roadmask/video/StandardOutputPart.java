package dev.roadmask.video;

import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;

/** Standard output in place of a file: it has no name to get, and nobody can take it away or go on with it. */
final class StandardOutputPart extends PartFile {
    private StandardOutputPart(OutputFile target) {
        super(target, false);
    }

    static StandardOutputPart create(OutputContainer container) {
        Path shown = Path.of("standard output");
        return new StandardOutputPart(new OutputFile(shown, shown, container, false));
    }

    @Override
    BytePointer url() {
        return new BytePointer("pipe:1");
    }

    @Override
    void makeRoom() {}

    @Override
    void begun() {}

    @Override
    void requireOurs() {}

    @Override
    void force() {}

    @Override
    void publish() {}

    @Override
    void discard() {}
}
