package dev.roadmask.live.page;

import dev.roadmask.live.LiveState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes pictures of the page in its states, for people to look at: CLIP FOLDER. */
final class PageShots {
    private static final String WORD = "document.body?.dataset.word";

    private PageShots() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        try (FedPreview preview = new FedPreview(Path.of(arguments[0]), 25);
                BrowserTab tab = BrowserTab.open(Files.createTempDirectory("tab"))) {
            PreviewPage page = PreviewPage.open(preview, HttpAddress.loopback(0), Optional.empty());
            try (page) {
                tab.size(1440, 810, 1);
                tab.dark(true);
                tab.go(page.url());
                tab.await(WORD, word -> word.asString("").equals("Live"));
                Thread.sleep(1_500);
                shoot(tab, folder, "live-dark-1");
                Thread.sleep(400);
                shoot(tab, folder, "live-dark-2");
                tab.dark(false);
                shoot(tab, folder, "live-light");
                tab.press("r");
                tab.dark(true);
                tab.await("document.getElementById('rec').hidden", hidden -> !hidden.asBoolean());
                Thread.sleep(1_500);
                shoot(tab, folder, "recording");
                tab.press(" ");
                Thread.sleep(2_500);
                shoot(tab, folder, "paused");
                tab.press(" ");
                tab.press("?");
                Thread.sleep(300);
                shoot(tab, folder, "help");
                tab.press("?");
                tab.value("document.body.classList.add('full')");
                shoot(tab, folder, "full");
                tab.value("document.body.classList.remove('full')");
                tab.size(3840, 2160, 1);
                Thread.sleep(300);
                shoot(tab, folder, "4k");
                tab.size(390, 844, 2);
                Thread.sleep(300);
                shoot(tab, folder, "phone");
                tab.size(844, 390, 2);
                Thread.sleep(300);
                shoot(tab, folder, "phone-landscape");
                tab.size(1440, 810, 1);
                Thread.sleep(300);
                preview.become(LiveState.STALE, "The camera is connected but sends nothing");
                tab.await(WORD, word -> word.asString("").equals("Stale"));
                Thread.sleep(3_000);
                shoot(tab, folder, "stale");
                preview.become(LiveState.LOST, "Connection refused; trying again in 4 s");
                tab.await(WORD, word -> word.asString("").equals("Lost"));
                Thread.sleep(600);
                shoot(tab, folder, "lost");
                tab.dark(false);
                shoot(tab, folder, "lost-light");
                tab.size(390, 844, 2);
                Thread.sleep(300);
                shoot(tab, folder, "phone-lost-light");
                tab.size(1440, 810, 1);
                tab.dark(true);
                preview.become(LiveState.ENDED, "");
                tab.await(WORD, word -> word.asString("").equals("Ended"));
                shoot(tab, folder, "ended");
                preview.become(LiveState.LIVE, "");
                tab.await(WORD, word -> word.asString("").equals("Live"));
            }
            tab.await(WORD, word -> word.asString("").equals("No answer"));
            Thread.sleep(2_000);
            shoot(tab, folder, "no-answer");
        }
    }

    private static void shoot(BrowserTab tab, Path folder, String name) throws IOException {
        Files.write(folder.resolve("page-" + name + ".png"), tab.screenshot());
    }
}
