package dev.roadmask.dataset;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small folders in CrowdAI's and Autti's forms: pictures named by their time, with a car, a truck and a pedestrian. */
public final class BoxFolders {
    private static final long FIRST_TIME = 1_479_498_371_963_069_978L;
    private static final long HALF_A_SECOND = 500_000_000;

    private BoxFolders() {}

    /** The forms of a table. */
    public enum Form {
        /** CrowdAI's {@code labels.csv} with the wrong header. */
        SHIPPED,
        /** CrowdAI's {@code labels_crowdai.csv}. */
        CORRECTED,
        /** Autti's {@code labels.csv}. */
        AUTTI
    }

    /** A row of a table. */
    public record Row(String picture, Box box, String label) {}

    /** Writes pictures and table; returns the rows. */
    public static List<Row> write(Path folder, Form form, int pictures, int width, int height) throws IOException {
        List<Row> rows = rows(pictures, width, height);
        writePictures(folder, pictures, width, height);
        writeTable(folder, form, rows);
        return rows;
    }

    /** The name of a picture, counted from 0. */
    public static String name(int picture) {
        return FIRST_TIME + picture * HALF_A_SECOND + ".jpg";
    }

    /** Three boxes a picture, the same with each call. */
    public static List<Row> rows(int pictures, int width, int height) {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            rows.add(new Row(name(i), box(random, width, height), "Car"));
            rows.add(new Row(name(i), box(random, width, height), "Truck"));
            rows.add(new Row(name(i), box(random, width, height), "Pedestrian"));
        }
        return rows;
    }

    private static Box box(Random random, int width, int height) {
        int left = random.nextInt(width - 1);
        int top = random.nextInt(height - 1);
        return new Box(
                left, top, left + 1 + random.nextInt(width - left - 1), top + 1 + random.nextInt(height - top - 1));
    }

    /** Writes gray pictures, each with its cars and trucks in red. */
    public static void writePictures(Path folder, int pictures, int width, int height) throws IOException {
        Files.createDirectories(folder);
        List<Row> rows = rows(pictures, width, height);
        for (int i = 0; i < pictures; i++) {
            String name = name(i);
            BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = picture.createGraphics();
            pen.setColor(Color.GRAY);
            pen.fillRect(0, 0, width, height);
            pen.setColor(Color.RED);
            for (Row row : rows) {
                if (row.picture().equals(name) && !row.label().equals("Pedestrian")) {
                    Box box = row.box();
                    pen.fillRect(box.left(), box.top(), box.width(), box.height());
                }
            }
            pen.dispose();
            ImageIO.write(picture, "jpg", folder.resolve(name).toFile());
        }
    }

    /** Writes the table alone; returns its file. */
    public static Path writeTable(Path folder, Form form, List<Row> rows) throws IOException {
        Path file = folder.resolve(form == Form.CORRECTED ? "labels_crowdai.csv" : "labels.csv");
        try (CsvWriter table = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .fieldSeparator(form == Form.AUTTI ? ' ' : ',')
                .quoteStrategy(new LettersQuoted(form))
                .build(file)) {
            if (form == Form.SHIPPED) {
                table.writeRecord("xmin", "xmax", "ymin", "ymax", "Frame", "Label", "Preview URL");
            } else if (form == Form.CORRECTED) {
                table.writeRecord("xmin", "ymin", "xmax", "ymax", "Frame", "Label", "Preview URL");
            }
            rows.forEach(row -> table.writeRecord(fields(row, form)));
        }
        return file;
    }

    private static List<String> fields(Row row, Form form) {
        Box box = row.box();
        List<String> corners = List.of(
                String.valueOf(box.left()),
                String.valueOf(box.top()),
                String.valueOf(box.right()),
                String.valueOf(box.bottom()));
        List<String> fields = new ArrayList<>(corners);
        if (form == Form.AUTTI) {
            fields.add(0, row.picture());
            fields.addAll(List.of("0", row.label().toLowerCase(Locale.ROOT)));
        } else {
            fields.addAll(List.of(row.picture(), row.label(), "http://crowdai.com/images/x/visualize"));
        }
        return fields;
    }

    /** Autti's files have quotes around labels, none around names and numbers. */
    private record LettersQuoted(Form form) implements QuoteStrategy {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return form == Form.AUTTI && field >= 6;
        }
    }
}
