package dev.roadmask.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of boxes, one a line, in CrowdAI's form or Autti's: which of them its first lines tell, and in which order the
 * corners are its values, not its header. (The header that CrowdAI's file was shipped with is wrong.)
 *
 * @param file the table
 * @param layout of its rows
 * @param rows in it, without the header and blank lines
 * @param headerOrder what the header says of the corners, where the values say something else
 */
record BoxTable(Path file, BoxLayout layout, int rows, Optional<String> headerOrder) {
    private static final int FIRST_ROWS = 20;
    /** Share of the rows that must bear out an order which isn't the header's. */
    private static final double NEARLY_ALL = 0.9;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Reads the table once through, to recognise it and to count its rows. */
    static BoxTable open(Path file) throws DatasetException {
        BoxLayout named = recognise(file);
        List<BoxLayout> orders = List.of(named, named.withCornersInTurn(), named.withCornersInPairs());
        int[] upright = new int[orders.size()];
        int[] rows = new int[2];
        scan(file, named, row -> {
            rows[0]++;
            if (named.fits(row)) {
                rows[1]++;
                for (int i = 0; i < upright.length; i++) {
                    upright[i] += orders.get(i).isUpright(row) ? 1 : 0;
                }
            }
        });
        if (rows[0] == 0) {
            throw new DatasetException("cannot read %s: it holds no rows".formatted(file));
        }
        BoxLayout borne = orders.get(borneOut(upright, rows[1]));
        boolean wrong = !borne.equals(named);
        return new BoxTable(file, borne, rows[0], wrong ? Optional.of(named.order()) : Optional.empty());
    }

    /**
     * Which order of corners the values bear out: 0 for the header's, 1 in turn, 2 in pairs.
     *
     * @param upright rows whose corners are the right way round in each order
     * @param rows with four numbers
     */
    private static int borneOut(int[] upright, int rows) {
        // In a tie the corners come in turn: the one wrong header in the world is CrowdAI's, whose corners do.
        int best = upright[1] >= upright[0] ? 1 : 0;
        best = upright[2] > upright[best] ? 2 : best;
        return upright[best] >= NEARLY_ALL * rows ? best : 0;
    }

    /** Hands out all rows but the header, also malformed ones. */
    void forEach(Consumer<TableRow> each) throws DatasetException {
        scan(file, layout, each);
    }

    private static BoxLayout recognise(Path file) throws DatasetException {
        List<TableRow> commas = firstRows(file, BoxLayout.CROWD_AI);
        if (commas.isEmpty()) {
            throw new DatasetException("cannot read %s: it is empty".formatted(file));
        }
        Optional<BoxLayout> header = BoxLayout.ofHeader(commas.get(0), BoxLayout.CROWD_AI.separator());
        if (header.isPresent()) {
            return header.get();
        }
        long crowdAi = commas.stream().filter(BoxLayout.CROWD_AI::fits).count();
        long autti = firstRows(file, BoxLayout.AUTTI).stream()
                .filter(BoxLayout.AUTTI::fits)
                .count();
        if (crowdAi + autti == 0) {
            throw new DatasetException(("cannot read %s: neither CrowdAI's form (xmin,ymin,xmax,ymax,Frame,Label) nor"
                            + " Autti's (frame xmin ymin xmax ymax occluded label)")
                    .formatted(file));
        }
        return crowdAi >= autti ? BoxLayout.CROWD_AI : BoxLayout.AUTTI;
    }

    private static List<TableRow> firstRows(Path file, BoxLayout layout) throws DatasetException {
        List<TableRow> rows = new ArrayList<>();
        scan(file, layout, FIRST_ROWS, rows::add);
        return rows;
    }

    private static void scan(Path file, BoxLayout layout, Consumer<TableRow> each) throws DatasetException {
        scan(file, layout, Integer.MAX_VALUE, each);
    }

    private static void scan(Path file, BoxLayout layout, int most, Consumer<TableRow> each) throws DatasetException {
        // Not Files.newBufferedReader, which fails at a byte that is no UTF-8: such a row is one bad row.
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            boolean headed = layout.header();
            int rows = 0;
            String text;
            for (int line = 1; rows < most && (text = reader.readLine()) != null; line++) {
                String content = line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
                if (content.isBlank()) {
                    continue;
                }
                if (headed) {
                    headed = false;
                } else {
                    each.accept(TableRow.parse(line, content, layout.separator()));
                    rows++;
                }
            }
        } catch (IOException e) {
            throw new DatasetException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
