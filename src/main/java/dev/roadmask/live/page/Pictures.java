package dev.roadmask.live.page;

import dev.roadmask.live.Preview;
import dev.roadmask.live.page.Seats.Seat;
import dev.roadmask.video.StillEncoder;
import dev.roadmask.video.VideoException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Answers with pictures: the next, one after the other without end, or the newest as a PNG. Any thread. */
final class Pictures implements AutoCloseable {
    private static final long WAIT_MILLIS = 1_000;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'roadmask-'uuuu-MM-dd'T'HH-mm-ss.SSS'.png'");

    private final Preview preview;
    private final JpegBroadcast broadcast;
    private final Seats seats;
    private final StillMaker stills;

    Pictures(Preview preview, int quality, int greatestViewers, long patienceNanos) {
        this.preview = preview;
        broadcast = new JpegBroadcast(preview, quality);
        seats = new Seats(greatestViewers, patienceNanos);
        stills = new StillMaker(preview, StillEncoder.png());
    }

    /** How many are being sent pictures. */
    int viewers() {
        return seats.taken();
    }

    JpegBroadcast broadcast() {
        return broadcast;
    }

    /**
     * Answers with the next picture after one, as soon as there is one; with 204 when the viewer's is still the newest
     * after a second; with 503 when there is no telling.
     */
    void frame(Answer answer, long after) throws IOException, InterruptedException {
        Optional<Seat> seat = seatFor(answer);
        if (seat.isEmpty()) {
            return;
        }
        try (Seat mine = seat.get();
                Jpeg jpeg = broadcast.await(after, WAIT_MILLIS).orElse(null)) {
            if (jpeg != null) {
                mine.sending();
                sendFrame(answer, jpeg);
            } else if (broadcast.isCurrent()) {
                answer.empty(204);
            } else {
                answer.line(503, "There is no picture to be had.");
            }
        }
    }

    private static void sendFrame(Answer answer, Jpeg jpeg) throws IOException {
        answer.with("X-Roadmask-Picture", Long.toString(jpeg.number()))
                .with("X-Roadmask-Greyed", Boolean.toString(jpeg.greyed()));
        try (OutputStream out = answer.begin(200, "image/jpeg", jpeg.length())) {
            jpeg.writePicture(out);
        }
    }

    /** Answers with one picture after the other, each the newest at its time, until the viewer goes. */
    void stream(Answer answer) throws IOException, InterruptedException {
        Optional<Seat> seat = seatFor(answer);
        if (seat.isEmpty()) {
            return;
        }
        try (Seat mine = seat.get()) {
            // Other pages may show it: what isn't live is greyed in it.
            answer.with("Cross-Origin-Resource-Policy", "cross-origin").with("Connection", "close");
            OutputStream out = answer.beginEndless("multipart/x-mixed-replace; boundary=" + Jpeg.BOUNDARY);
            if (!answer.isHead()) {
                out.write(("--" + Jpeg.BOUNDARY + "\r\n").getBytes(StandardCharsets.US_ASCII));
                sendParts(out, mine);
            }
        }
    }

    private void sendParts(OutputStream out, Seat seat) throws IOException, InterruptedException {
        long seen = -1;
        while (!broadcast.isClosed()) {
            try (Jpeg jpeg = broadcast.await(seen, WAIT_MILLIS).orElse(null)) {
                if (jpeg != null) {
                    seat.sending();
                    jpeg.writePart(out);
                    out.flush();
                    seat.sent();
                    seen = jpeg.number();
                }
            }
        }
    }

    /** Answers with the newest picture as a PNG to keep. */
    void still(Answer answer) throws IOException, InterruptedException {
        Optional<Seat> seat = seatFor(answer);
        if (seat.isEmpty()) {
            return;
        }
        try (Seat mine = seat.get()) {
            Optional<byte[]> png = stills.newest();
            if (png.isEmpty()) {
                answer.line(503, "There is no picture yet.");
                return;
            }
            mine.sending();
            answer.with("Content-Disposition", "attachment; filename=\"" + stillName() + "\"")
                    .send(200, "image/png", png.get());
        } catch (VideoException e) {
            answer.line(500, "The picture cannot be made into a PNG.");
        }
    }

    /** By the time of the picture, which is of long ago when the source is gone. */
    private String stillName() {
        long ageMillis = Math.round(1_000 * preview.status().pictureAgeSeconds().orElse(0));
        return NAME.format(LocalDateTime.now().minusNanos(1_000_000 * ageMillis));
    }

    private Optional<Seat> seatFor(Answer answer) throws IOException {
        Optional<Seat> seat = seats.take();
        if (seat.isEmpty()) {
            answer.with("Retry-After", "5").line(503, "Too many are looking. Try again in a moment.");
        }
        return seat;
    }

    @Override
    public void close() {
        seats.close();
        broadcast.close();
        stills.close();
    }
}
