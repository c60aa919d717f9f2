package dev.roadmask.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a table.
 *
 * @param line its number, from 1
 * @param fields without quotes and surrounding spaces; none if the line's quotes are broken
 */
record TableRow(int line, List<String> fields) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,9}");

    /** Parses one line by itself, so that a broken quote spoils no other. */
    static TableRow parse(int line, String text, char separator) {
        try {
            List<String> fields = CsvReader.builder()
                    .fieldSeparator(separator)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .skipEmptyLines(false)
                    .ofSingleCsvRecord(text)
                    .getFields();
            return new TableRow(line, fields.stream().map(String::strip).toList());
        } catch (CsvParseException e) {
            return new TableRow(line, List.of());
        }
    }

    boolean isNumber(int column) {
        return WHOLE_NUMBER.matcher(fields.get(column)).matches();
    }

    /** The field as a number, which it must be. */
    int number(int column) {
        return Integer.parseInt(fields.get(column));
    }
}
