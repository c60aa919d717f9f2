package dev.roadmask.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a folder with {@code images/} and {@code masks/}: pictures and label PNGs of the same stem, in the order of their
 * names. {@code dataset.json}, there or in the parent folder, says which values are vehicles:
 * {@code {"name":"camvid","vehicle":[8],"ignore":[11]}}; without it any value but 0 is.
 */
public final class MaskFolderDataset {
    private record Description(String name, List<Integer> vehicle, List<Integer> ignore) {
        Description {
            vehicle = vehicle == null ? List.of() : vehicle;
            ignore = ignore == null ? List.of() : ignore;
        }
    }

    private MaskFolderDataset() {}

    /** Whether the folder has the form of a mask folder. */
    public static boolean isMaskFolder(Path folder) {
        return Files.isDirectory(folder.resolve("images")) && Files.isDirectory(folder.resolve("masks"));
    }

    /** Lists the folder; pictures are not opened. */
    public static Dataset open(Path folder) throws DatasetException {
        if (!isMaskFolder(folder)) {
            throw new DatasetException(
                    "cannot read data set %s: it has no images/ and masks/ folders".formatted(folder));
        }
        Map<String, Path> pictures = byStem(folder.resolve("images"), PictureFiles.ENDINGS);
        Map<String, Path> masks = byStem(folder.resolve("masks"), Set.of("png"));
        Description description = describe(folder);
        LabelMap labels = LabelMap.of(description.vehicle, description.ignore);
        return new Dataset(description.name, folder, pair(folder, pictures, masks), labels);
    }

    private static List<LabelledPicture> pair(Path folder, Map<String, Path> pictures, Map<String, Path> masks)
            throws DatasetException {
        if (pictures.isEmpty()) {
            throw new DatasetException("cannot read data set %s: images/ holds no picture".formatted(folder));
        }
        List<LabelledPicture> pairs = new ArrayList<>(pictures.size());
        for (Map.Entry<String, Path> picture : pictures.entrySet()) {
            Path mask = masks.remove(picture.getKey());
            if (mask == null) {
                throw new DatasetException("cannot read data set %s: no masks/%s.png for %s"
                        .formatted(folder, picture.getKey(), picture.getValue().getFileName()));
            }
            pairs.add(new MaskedPicture(picture.getValue(), mask));
        }
        if (!masks.isEmpty()) {
            throw new DatasetException("cannot read data set %s: %d masks have no picture, the first is %s"
                    .formatted(
                            folder,
                            masks.size(),
                            masks.values().iterator().next().getFileName()));
        }
        return pairs;
    }

    private static Map<String, Path> byStem(Path folder, Set<String> endings) throws DatasetException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(file -> endings.contains(PictureFiles.ending(file)))
                    .toList()) {
                Path twin = files.put(LabelledPicture.stem(file), file);
                if (twin != null) {
                    throw new DatasetException("cannot read data set %s: %s and %s share a name"
                            .formatted(folder, twin.getFileName(), file.getFileName()));
                }
            }
        } catch (IOException e) {
            throw new DatasetException("cannot list %s: %s".formatted(folder, e.getMessage()), e);
        }
        return files;
    }

    private static Description describe(Path folder) throws DatasetException {
        Path absolute = folder.toAbsolutePath().normalize();
        for (Path place : Stream.of(absolute, absolute.getParent()).toList()) {
            Path file = place.resolve("dataset.json");
            if (Files.exists(file)) {
                return parse(file, absolute.getFileName().toString());
            }
        }
        return new Description(absolute.getFileName().toString(), null, null);
    }

    private static Description parse(Path file, String folderName) throws DatasetException {
        try {
            Description read = JsonMapper.shared().readValue(file.toFile(), Description.class);
            LabelMap.of(read.vehicle, read.ignore);
            return read.name == null ? new Description(folderName, read.vehicle, read.ignore) : read;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new DatasetException(
                    "cannot read %s: %s. Expected {\"name\":\"…\",\"vehicle\":[8],\"ignore\":[11]}"
                            .formatted(file, e.getMessage().lines().findFirst().orElse("not JSON")),
                    e);
        }
    }
}
