package dev.roadmask.live.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/** One picture of a stream, read with its headers as a browser does; judged with the JDK's own JPEG decoder. */
record Part(Map<String, String> headers, byte[] jpeg) {
    static Part read(InputStream in) throws IOException {
        String line = line(in);
        for (int junk = 0; !line.equals("--roadmask"); junk++) {
            if (junk > 2) {
                throw new EOFException("no boundary: " + line);
            }
            line = line(in);
        }
        Map<String, String> headers = new HashMap<>();
        for (line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
        }
        byte[] jpeg = in.readNBytes(Integer.parseInt(headers.get("Content-Length")));
        return new Part(headers, jpeg);
    }

    /** A line without its end; what there is when the stream ends within. */
    static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.toString(StandardCharsets.US_ASCII);
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    long number() {
        return Long.parseLong(headers.get("X-Roadmask-Picture"));
    }

    boolean greyed() {
        return Boolean.parseBoolean(headers.get("X-Roadmask-Greyed"));
    }

    /** The greatest distance between the components of a pixel. */
    int colourfulness() throws IOException {
        BufferedImage image = image();
        int greatest = 0;
        for (int y = 0; y < image.getHeight(); y += 4) {
            for (int x = 0; x < image.getWidth(); x += 4) {
                int rgb = image.getRGB(x, y);
                int r = rgb >> 16 & 0xff;
                int g = rgb >> 8 & 0xff;
                int b = rgb & 0xff;
                greatest = Math.max(greatest, Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)));
            }
        }
        return greatest;
    }

    /** Mean of the green of the upper left corner, where there is only background. */
    double light() throws IOException {
        BufferedImage image = image();
        double sum = 0;
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                sum += image.getRGB(x, y) >> 8 & 0xff;
            }
        }
        return sum / 1_024;
    }

    private BufferedImage image() throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }
}
