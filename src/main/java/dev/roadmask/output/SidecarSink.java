package dev.roadmask.output;

import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the sidecar when all other outputs have their names: that it is there says that they are.
 */
final class SidecarSink implements Sink, AutoCloseable {
    private final Sidecar sidecar;
    private final GrowingFile file;

    private final Map<Path, String> made;
    private final Provenance provenance;

    private SidecarSink(Sidecar sidecar, GrowingFile file, Map<Path, String> made, Provenance provenance) {
        this.sidecar = sidecar;
        this.file = file;
        this.made = made;
        this.provenance = provenance;
    }

    /**
     * Reads the sidecar that is there, and makes sure that it can be written.
     *
     * @param path of the sidecar
     * @param made kind of each output, by its path
     */
    static SidecarSink open(Path path, Map<Path, String> made, OutputContext context) throws OutputException {
        Sidecar sidecar = Sidecar.read(path, context.provenance(), context.overwrite());
        // Whether it may be replaced is decided; and a part of it, begun again, is no loss.
        return new SidecarSink(sidecar, GrowingFile.create(path, true), made, context.provenance());
    }

    @Override
    public String name() {
        return "sidecar";
    }

    @Override
    public void process(FrameSlot frame) {
        // It tells of the run, not of its frames.
    }

    @Override
    public void finish(PacketList rest) throws OutputException {
        try {
            file.stream().write(sidecar.with(made, provenance));
        } catch (IOException failure) {
            throw GrowingFile.unwritable(file.file(), failure);
        }
        file.complete();
    }

    @Override
    public void publish() throws OutputException {
        boolean allThere = made.keySet().stream()
                .noneMatch(path ->
                        Files.exists(GrowingFile.part(path.toAbsolutePath().normalize()), LinkOption.NOFOLLOW_LINKS));
        if (allThere) {
            file.publish();
        }
    }

    @Override
    public void keep() {
        // It tells of what is complete, and there is nothing.
    }

    @Override
    public Optional<Path> output() {
        return Optional.of(file.file());
    }

    @Override
    public void close() {
        file.close();
    }
}
