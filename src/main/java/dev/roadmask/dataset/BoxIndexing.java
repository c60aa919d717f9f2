package dev.roadmask.dataset;

import dev.roadmask.dataset.RowFault.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Takes the rows of a table one by one, gives the boxes to their pictures and counts what is wrong. */
final class BoxIndexing {
    /** Labels of both sets, and {@link BoxConversion#BACKGROUND}. */
    private static final Set<String> KNOWN_LABELS = Set.of(
            "car", "truck", "pedestrian", "trafficlight", "biker", BoxConversion.BACKGROUND.toLowerCase(Locale.ROOT));

    private static final int NAMED_FAULTS = 10;

    private final BoxLayout layout;
    private final DatasetOptions options;
    private final Map<String, Frame> frames = new TreeMap<>();
    private final Map<String, Integer> boxes = new TreeMap<>();
    private final Map<String, Integer> otherLabels = new TreeMap<>();
    private final Map<Kind, Integer> bad = new EnumMap<>(Kind.class);
    private final List<RowFault> firstFaults = new ArrayList<>();
    private int rows;
    private int clipped;

    /** A picture of the folder; its header is read when the first row names it. */
    private static final class Frame {
        final Path file;
        final List<Box> boxes = new ArrayList<>();
        Optional<PictureSize> size;
        boolean lookedAt;

        Frame(Path file) {
            this.file = file;
        }

        Optional<PictureSize> size() {
            if (size == null) {
                size = PictureSize.read(file);
            }
            return size;
        }
    }

    BoxIndexing(BoxLayout layout, Map<String, Path> pictures, DatasetOptions options) {
        this.layout = layout;
        this.options = options;
        pictures.forEach((name, file) -> frames.put(name, new Frame(file)));
    }

    void add(TableRow row) {
        rows++;
        Optional<RowFault> fault = take(row);
        if (fault.isPresent()) {
            bad.merge(fault.get().kind(), 1, Integer::sum);
            if (firstFaults.size() < NAMED_FAULTS) {
                firstFaults.add(fault.get());
            }
        }
    }

    private Optional<RowFault> take(TableRow row) {
        if (row.fields().isEmpty()) {
            return fault(row, Kind.MALFORMED, "a quote that is never closed, or closed too early");
        }
        if (row.fields().size() < layout.fields()) {
            return fault(
                    row, Kind.MALFORMED, "%d fields instead of %d", row.fields().size(), layout.fields());
        }
        for (int column : new int[] {layout.xMin(), layout.yMin(), layout.xMax(), layout.yMax()}) {
            if (!row.isNumber(column)) {
                return fault(
                        row,
                        Kind.MALFORMED,
                        "\"%s\" is no whole number",
                        row.fields().get(column));
            }
        }
        String label = row.fields().get(layout.label());
        boolean chosen = options.chooses(label);
        if (!chosen && !KNOWN_LABELS.contains(label.toLowerCase(Locale.ROOT))) {
            return fault(row, Kind.UNKNOWN_LABEL, "unknown label \"%s\"", label);
        }
        return take(row, label, chosen);
    }

    private Optional<RowFault> take(TableRow row, String label, boolean chosen) {
        String name = row.fields().get(layout.frame());
        Frame frame = frames.get(name);
        if (frame == null) {
            return fault(row, Kind.MISSING_PICTURE, "no picture %s in the folder", name);
        }
        if (frame.size().isEmpty()) {
            return fault(row, Kind.UNREADABLE_PICTURE, "cannot read the header of %s", name);
        }
        int left = row.number(layout.xMin());
        int top = row.number(layout.yMin());
        int right = row.number(layout.xMax());
        int bottom = row.number(layout.yMax());
        if (left >= right || top >= bottom) {
            return fault(row, Kind.INVERTED, "no pixel between %d,%d and %d,%d", left, top, right, bottom);
        }
        return place(row, frame, new Box(left, top, right, bottom), label, chosen);
    }

    private Optional<RowFault> place(TableRow row, Frame frame, Box box, String label, boolean chosen) {
        PictureSize size = frame.size().orElseThrow();
        int left = Math.max(0, box.left());
        int top = Math.max(0, box.top());
        int right = Math.min(size.width(), box.right());
        int bottom = Math.min(size.height(), box.bottom());
        if (left >= right || top >= bottom) {
            return fault(
                    row,
                    Kind.OUTSIDE,
                    "%d,%d to %d,%d lies outside the picture of %dx%d",
                    box.left(),
                    box.top(),
                    box.right(),
                    box.bottom(),
                    size.width(),
                    size.height());
        }
        frame.lookedAt = true;
        if (chosen) {
            Box inside = new Box(left, top, right, bottom);
            clipped += inside.equals(box) ? 0 : 1;
            frame.boxes.add(inside);
        }
        (chosen ? boxes : otherLabels).merge(label, 1, Integer::sum);
        return Optional.empty();
    }

    private static Optional<RowFault> fault(TableRow row, Kind kind, String format, Object... values) {
        return Optional.of(new RowFault(row.line(), kind, format.formatted(values)));
    }

    int rows() {
        return rows;
    }

    /** Pictures that a sound row names, in the order of their names. */
    List<LabelledPicture> pictures() {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (Frame frame : frames.values()) {
            if (frame.lookedAt) {
                pictures.add(new BoxedPicture(frame.file, frame.boxes));
            }
        }
        return pictures;
    }

    BoxIndexReport report(Path file, Optional<String> correction) {
        int used =
                (int) frames.values().stream().filter(frame -> frame.lookedAt).count();
        int empty = (int) frames.values().stream()
                .filter(frame -> frame.lookedAt && frame.boxes.isEmpty())
                .count();
        return new BoxIndexReport(
                file,
                rows,
                boxes,
                otherLabels,
                clipped,
                bad,
                firstFaults,
                used,
                empty,
                frames.size() - used,
                correction);
    }
}
