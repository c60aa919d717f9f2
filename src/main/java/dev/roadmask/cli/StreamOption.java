package dev.roadmask.cli;

import dev.roadmask.video.ReaderOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of several video streams is meant. */
final class StreamOption {
    @Option(
            names = "--stream",
            paramLabel = "N",
            description =
                    "Index of the video stream to segment, counting all streams from 0 (the first video that is no cover picture).")
    private Optional<Integer> index = Optional.empty();

    ReaderOptions readerOptions() throws UsageException {
        if (index.isEmpty()) {
            return ReaderOptions.defaults();
        }
        if (index.get() < 0) {
            throw new UsageException("--stream counts from 0: " + index.get());
        }
        return ReaderOptions.defaults().withStream(index.get());
    }
}
