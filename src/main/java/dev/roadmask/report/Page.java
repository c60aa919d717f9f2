package dev.roadmask.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** One HTML file that needs nothing beside it. */
final class Page {
    private static final String PLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private Page() {}

    /** Fills a template of this package; values are escaped unless the template says otherwise. */
    static String render(String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("plotCss", resource(PLOT + "uPlot.min.css"));
        all.put("plotJs", resource(PLOT + "uPlot.iife.min.js"));
        all.put("pageCss", resource("page.css"));
        all.put("curvesJs", resource("curves.js"));
        return Mustache.compiler().escapeHTML(true).compile(resource(template)).execute(all);
    }

    /** Writes it whole or not at all. */
    static void write(Path file, String html) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(unfinished, html);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
