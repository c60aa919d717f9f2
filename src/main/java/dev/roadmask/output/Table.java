package dev.roadmask.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.roadmask.output.OutputException.Kind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A table as CSV, UTF-8, written row by row to a file or to standard output. One thread at a time. */
final class Table implements AutoCloseable {
    /** Null for standard output. */
    private final GrowingFile file;

    private final CsvWriter rows;
    private boolean worthKeeping;

    private Table(GrowingFile file, OutputStream stream) {
        this.file = file;
        // Not to be closed: that would close the stream, whose owner does it. Its rows reach the stream by flush.
        rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(stream, StandardCharsets.UTF_8);
    }

    /** A file, which grows as a part. */
    static Table create(Path path, boolean overwrite, String... header) throws OutputException {
        GrowingFile file = GrowingFile.create(path, overwrite);
        Table table = new Table(file, file.stream());
        try {
            table.write(header);
            return table;
        } catch (OutputException failure) {
            table.close();
            throw failure;
        }
    }

    /** Standard output, where nothing else may then be printed. Whoever reads there has each row after {@link #flush}. */
    static Table toStandardOutput(String... header) throws OutputException {
        Table table = new Table(null, new FileOutputStream(FileDescriptor.out));
        table.write(header);
        return table;
    }

    void row(String... fields) throws OutputException {
        write(fields);
        worthKeeping = true;
    }

    private void write(String... fields) throws OutputException {
        try {
            rows.writeRecord(fields);
        } catch (UncheckedIOException failure) {
            throw unwritable(failure.getCause());
        }
    }

    /** Lets go of all rows: whoever reads there has them, whatever happens here. */
    void flush() throws OutputException {
        try {
            rows.flush();
            if (file != null) {
                file.stream().flush();
            }
        } catch (IOException failure) {
            throw unwritable(failure);
        } catch (UncheckedIOException failure) {
            throw unwritable(failure.getCause());
        }
    }

    /** After a failure elsewhere: lets go of the rows, if there are any below the header. */
    void keep() throws OutputException {
        if (worthKeeping) {
            flush();
        }
    }

    /** Brings everything to the disk. */
    void complete() throws OutputException {
        flush();
        if (file != null) {
            file.complete();
        }
    }

    /** Gives the complete file its name. */
    void publish() throws OutputException {
        if (file != null) {
            file.publish();
        }
    }

    /** What was written stays as FILE.part. */
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    private OutputException unwritable(IOException failure) {
        return file == null
                ? new OutputException(
                        Kind.UNWRITABLE, "cannot write to standard output: " + failure.getMessage(), failure)
                : GrowingFile.unwritable(file.file(), failure);
    }
}
