package dev.roadmask.output;

import dev.roadmask.mask.Regions;
import dev.roadmask.pipeline.FrameSlot;
import dev.roadmask.pipeline.Sink;
import dev.roadmask.video.PacketList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the sidecar when all other outputs have their names: that it is there says that they are. Sees every frame, and so
 * counts what was cut.
 */
final class SidecarSink implements Sink, AutoCloseable {
    private final Sidecar sidecar;
    /** Null where all goes to standard output. */
    private final GrowingFile file;

    private final Map<Path, String> made;
    private final Provenance provenance;
    private long cutRegions;
    private long cutFrames;

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

    /** For a run that writes to standard output alone: nothing is written, what was cut is counted. */
    static SidecarSink countingOnly(OutputContext context) {
        return new SidecarSink(null, null, Map.of(), context.provenance());
    }

    @Override
    public String name() {
        return "sidecar";
    }

    @Override
    public void process(FrameSlot frame) {
        long cut = frame.regions().cut();
        cutRegions += cut;
        cutFrames += cut > 0 ? 1 : 0;
    }

    @Override
    public void finish(PacketList rest) throws OutputException {
        if (file == null) {
            return;
        }
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
        if (file != null && allThere) {
            file.publish();
        }
    }

    @Override
    public void keep() {
        // It tells of what is complete, and there is nothing.
    }

    /** What was cut, a line if anything was. */
    List<String> warnings() {
        return cutFrames == 0
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "%,d frames had more than %,d regions; the smallest, %,d in all, were left out of all outputs",
                        cutFrames,
                        Regions.MOST,
                        cutRegions));
    }

    @Override
    public Optional<Path> output() {
        return Optional.ofNullable(file).map(GrowingFile::file);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
