package dev.roadmask.live.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roadmask.live.LiveState;
import dev.roadmask.pipeline.RedBoxClip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page as a person has it before him, in a headless Chromium where there is one. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PageInBrowserTest {
    /** What the canvas is shown through; none while the picture is live. */
    private static final String FILTER = "getComputedStyle(document.getElementById('picture')).filter";

    // The browser goes on writing for a moment after it has been ended.
    @TempDir(cleanup = CleanupMode.NEVER)
    Path profile;

    @TempDir
    Path folder;

    @Test
    void movesActsAndNeverShowsAFrozenPictureAsLive() throws Exception {
        assumeTrue(BrowserTab.program().isPresent(), "there is no Chromium on this machine");
        try (FedPreview preview = new FedPreview(RedBoxClip.write(folder, 60), 25);
                PreviewPage page = PreviewPage.open(preview, HttpAddress.loopback(0), Optional.of("aTokenForTests"));
                BrowserTab tab = BrowserTab.open(Files.createDirectory(profile.resolve("browser")))) {
            tab.size(1280, 720, 1);
            tab.go(page.url());
            awaitWord(tab, "Live");
            assertEquals("", tab.value("location.search").asString(), "the token leaves the address");
            moves(tab);
            controlsAct(tab, preview);
            pausesAndGoesOn(tab);
            greysAtOnce(tab, preview);
            page.close();
            awaitWord(tab, "No answer");
            assertGreyed(tab, "No answer from roadmask for ");
        }
    }

    private static void moves(BrowserTab tab) throws InterruptedException {
        assertEquals("none", tab.value(FILTER).asString());
        byte[] before = tab.screenshot();
        tab.await("1", any -> !Arrays.equals(before, tab.screenshot()));
        assertEquals(
                "320x180", tab.value("picture.width + 'x' + picture.height").asString());
    }

    private static void controlsAct(BrowserTab tab, FedPreview preview) throws InterruptedException {
        tab.press("+");
        tab.press("t");
        tab.await("opacityValue.textContent + thresholdValue.textContent", text -> text.asString()
                .equals("45 %55 %"));
        tab.await(
                "1",
                any -> preview.status().opacity() == 0.45 && preview.status().threshold() == 0.55);
        tab.value("threshold.value = 0.2, threshold.dispatchEvent(new Event('input'))");
        tab.await("1", any -> preview.status().threshold() == 0.2);
        tab.press("r");
        tab.await("rec.hidden", hidden -> !hidden.asBoolean());
        assertTrue(preview.status().recording().isPresent());
        tab.value("document.getElementById('record').click()");
        tab.await("rec.hidden", hidden -> hidden.asBoolean());
        preview.recordable(false);
        tab.await("document.getElementById('record').hidden", hidden -> hidden.asBoolean());
        tab.press("s");
        tab.await("toast.textContent", text -> text.asString().startsWith("Saved roadmask-"));
        tab.press("?");
        assertTrue(tab.value("help.open").asBoolean());
        tab.press("?");
        assertFalse(tab.value("help.open").asBoolean());
    }

    private static void pausesAndGoesOn(BrowserTab tab) throws InterruptedException {
        tab.press(" ");
        awaitWord(tab, "Paused");
        assertFalse(tab.value("paused.hidden").asBoolean());
        String picture = "document.getElementById('picture').toDataURL()";
        String frozen = tab.value(picture).asString();
        Thread.sleep(300);
        assertEquals(frozen, tab.value(picture).asString());
        tab.press(" ");
        awaitWord(tab, "Live");
        tab.await(picture, now -> !now.asString().equals(frozen));
    }

    private static void greysAtOnce(BrowserTab tab, FedPreview preview) throws InterruptedException {
        preview.become(LiveState.STALE, "nothing comes");
        awaitWord(tab, "Stale");
        assertGreyed(tab, "No picture for ");
        preview.become(LiveState.LOST, "Connection refused; trying again in 4 s");
        awaitWord(tab, "Lost");
        assertGreyed(tab, "No picture for ");
        assertEquals(
                "Connection refused; trying again in 4 s",
                tab.value("detail.textContent").asString());
        preview.become(LiveState.LIVE, "");
        awaitWord(tab, "Live");
        assertEquals("none", tab.value(FILTER).asString());
    }

    private static void assertGreyed(BrowserTab tab, String title) {
        assertTrue(tab.value(FILTER).asString().startsWith("grayscale(1)"));
        assertTrue(tab.value("title.textContent").asString().startsWith(title));
        assertEquals("flex", tab.value("getComputedStyle(overlay).display").asString());
    }

    private static void awaitWord(BrowserTab tab, String word) throws InterruptedException {
        tab.await("document.body?.dataset.word ?? ''", now -> now.asString().equals(word));
    }
}
