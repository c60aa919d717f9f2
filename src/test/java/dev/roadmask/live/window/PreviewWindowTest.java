package dev.roadmask.live.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.live.LiveState;
import dev.roadmask.video.Picture;
import dev.roadmask.video.VideoDescription;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The window on a real display, fed from a real screen. */
@Timeout(60)
class PreviewWindowTest {
    private static final IntPredicate RED = color -> red(color) > 200 && green(color) < 60 && blue(color) < 60;
    private static final IntPredicate BLUE = color -> blue(color) > 200 && green(color) < 60 && red(color) < 60;
    private static final IntPredicate GREY = color -> red(color) == green(color) && green(color) == blue(color);
    private static final IntPredicate COLOR = RED.or(BLUE);

    private static TestDisplay display;

    private final TestPreview preview = new TestPreview();
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private PreviewWindow window;

    @BeforeAll
    static void startDisplay() throws IOException {
        display = TestDisplay.start().orElse(null);
        assumeTrue(display != null, "no Xvfb on this machine");
    }

    @AfterAll
    static void endDisplay() throws Exception {
        if (display != null) {
            display.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        window = PreviewWindow.open(preview, lost::complete, display.environment());
    }

    @AfterEach
    void close() {
        window.close();
        preview.close();
    }

    private void show(VideoDescription video) {
        show(video, System.nanoTime());
    }

    private void show(VideoDescription video, long arrivedNanos) {
        try (Picture picture = TestVideo.redAndBlue(video.width(), video.height())) {
            preview.screen().show(picture, video, arrivedNanos);
        }
    }

    /** Shows a picture over and over until it has been seen. */
    private BufferedImage showUntil(VideoDescription video, IntPredicate color, int pixels)
            throws InterruptedException {
        return display.await(image -> {
            show(video);
            return count(image, color) >= pixels;
        });
    }

    @Test
    void pictureIsShownPixelByPixelAndInFullScreenWithinBlack() throws Exception {
        VideoDescription video = TestVideo.description(640, 360, 1, 0, false);
        BufferedImage image = showUntil(video, COLOR, 640 * 360 - 2 * 360);
        Rectangle place = bounds(image, COLOR);
        assertEquals(640, place.width);
        assertEquals(360, place.height);
        assertTrue(RED.test(image.getRGB(place.x + 10, place.y + 10)), "red is on the left");
        assertTrue(preview.painted.get() > 0);

        display.press(KeyEvent.VK_F);
        // Narrower than the display is wide, so it fills its width: 1000x563 of 1000x672 above the bar.
        image = showUntil(video, COLOR, 1000 * 560 - 2 * 563);
        place = bounds(image, COLOR);
        assertEquals(new Rectangle(0, 54, 1000, 563), place);
        assertEquals(1000 * 54, count(image.getSubimage(0, 0, 1000, 54), color -> (color & 0xffffff) == 0));

        display.press(KeyEvent.VK_ESCAPE);
        display.await(it -> bounds(it, COLOR).width == 640);
    }

    @Test
    void pictureOnItsSideWithOblongPixelsIsShownUpright() throws Exception {
        // Stored 320x180, its pixels twice as wide as high: 640x180 lying, 180x640 upright, mirrored top to bottom.
        VideoDescription video = TestVideo.description(320, 180, 2, 90, true);
        BufferedImage image = showUntil(video, COLOR, 100_000 / 2);
        Rectangle place = bounds(image, COLOR);
        assertEquals(180.0 / 640, (double) place.width / place.height, 0.01);
        assertTrue(RED.test(image.getRGB(place.x + 20, place.y + 20)), "what is left as stored is above");
        assertTrue(BLUE.test(image.getRGB(place.x + 20, place.y + place.height - 20)));
    }

    @Test
    void pictureThatIsNotLiveIsGrey() throws Exception {
        VideoDescription video = TestVideo.description(640, 360, 1, 0, false);
        Rectangle place = bounds(showUntil(video, COLOR, 200_000), COLOR);
        preview.state = LiveState.LOST;
        preview.age = OptionalDouble.of(12);
        preview.detail = "Connection refused; trying again in 4 s";
        BufferedImage image = display.await(it -> count(it, COLOR) == 0);
        BufferedImage picture = image.getSubimage(place.x, place.y, place.width, place.height / 3);
        assertEquals(place.width * (place.height / 3), count(picture, GREY), "no colour is left");
        assertTrue(count(image, color -> (color & 0xffffff) == 0xffffff) > 500, "large letters say why");

        preview.state = LiveState.LIVE;
        preview.age = OptionalDouble.of(0.01);
        showUntil(video, COLOR, 200_000);
    }

    @Test
    void pictureThatStandsStillGoesGreyThoughTheSourceIsLive() throws Exception {
        showUntil(TestVideo.description(640, 360, 1, 0, false), COLOR, 200_000);
        display.await(it -> count(it, COLOR) == 0);
    }

    @Test
    void keysReachThePreviewAndPauseFreezesThePicture() throws Exception {
        VideoDescription video = TestVideo.description(640, 360, 1, 0, false);
        showUntil(video, COLOR, 200_000);
        display.press(KeyEvent.VK_MINUS);
        display.await(it -> preview.opacity < 0.4);
        display.press(KeyEvent.VK_SPACE);

        showUntil(video, color -> (color & 0xffffff) == 0xffb020, 500);
        VideoDescription mirrored = TestVideo.description(640, 360, 1, 0, true);
        for (int i = 0; i < 10; i++) {
            show(mirrored);
            Thread.sleep(20);
        }
        show(mirrored, System.nanoTime() - TimeUnit.HOURS.toNanos(1));
        Thread.sleep(200);
        BufferedImage frozen = display.look();
        Rectangle place = bounds(frozen, COLOR);

        assertTrue(RED.test(frozen.getRGB(place.x + 10, place.y + place.height - 60)), "still the old one");
        display.press(KeyEvent.VK_SPACE);
        display.await(it -> BLUE.test(it.getRGB(place.x + 10, place.y + place.height - 60)));
        int painted = preview.painted.get();
        display.await(it -> {
            show(mirrored);
            return preview.painted.get() > painted;
        });
        assertTrue(preview.latencyMs(1) < 3_000_000, "how old a picture was in a pause is no latency");
    }

    @Test
    void quitStopsThePreviewAndIsNoLoss() throws Exception {
        showUntil(TestVideo.description(640, 360, 1, 0, false), COLOR, 200_000);
        display.press(KeyEvent.VK_Q);
        assertTrue(preview.stopped.await(30, TimeUnit.SECONDS));
        display.await(it -> count(it, COLOR) == 0);
        window.close();
        assertTrue(!lost.isDone());
    }

    @Test
    void displayThatGoesAwayTakesTheWindowAlone() throws Exception {
        CompletableFuture<String> reason = new CompletableFuture<>();
        try (TestDisplay other = TestDisplay.start().orElseThrow();
                PreviewWindow doomed = PreviewWindow.open(preview, reason::complete, other.environment())) {
            other.kill();
            assertEquals("the window is gone: its display has closed", reason.get());
            assertEquals(1, preview.stopped.getCount(), "the preview goes on");
        }
        assertTrue(!lost.isDone());
    }

    private static int count(BufferedImage image, IntPredicate color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += color.test(image.getRGB(x, y)) ? 1 : 0;
            }
        }
        return count;
    }

    /** The rectangle around all pixels of a colour. */
    private static Rectangle bounds(BufferedImage image, IntPredicate color) {
        Rectangle bounds = new Rectangle(-1, -1);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (color.test(image.getRGB(x, y))) {
                    bounds.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return bounds;
    }

    private static int red(int color) {
        return color >> 16 & 0xff;
    }

    private static int green(int color) {
        return color >> 8 & 0xff;
    }

    private static int blue(int color) {
        return color & 0xff;
    }
}
