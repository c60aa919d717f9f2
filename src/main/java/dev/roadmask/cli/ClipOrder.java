package dev.roadmask.cli;

import dev.roadmask.video.RecordingTime;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Clips as a card holds them: by recording time, then by name. The time is the containers' own where every clip has one,
 * else the files' time of change. A clip that cannot be read has no say in that, and comes last.
 */
final class ClipOrder {
    private static final Comparator<Clip> ORDER = Comparator.comparing(Clip::time)
            .thenComparing(clip -> String.valueOf(clip.file().getFileName()), new NaturalOrder())
            .thenComparing(Clip::file);

    private record Clip(Path file, Instant time) {}

    private ClipOrder() {}

    static List<Path> sorted(List<Path> files) {
        List<Clip> clips = recorded(files).orElseGet(() -> changed(files));
        return clips.stream().sorted(ORDER).map(Clip::file).toList();
    }

    /** By the containers' times; empty if one has none. */
    private static Optional<List<Clip>> recorded(List<Path> files) {
        List<Clip> clips = new ArrayList<>();
        for (Path file : files) {
            Instant time = Instant.MAX;
            try {
                Optional<Instant> said = RecordingTime.of(file);
                if (said.isEmpty()) {
                    return Optional.empty();
                }
                time = said.get();
            } catch (VideoException unreadable) {
                // It is told about when its turn comes.
            }
            clips.add(new Clip(file, time));
        }
        return Optional.of(clips);
    }

    private static List<Clip> changed(List<Path> files) {
        return files.stream().map(file -> new Clip(file, changed(file))).toList();
    }

    private static Instant changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }
}
