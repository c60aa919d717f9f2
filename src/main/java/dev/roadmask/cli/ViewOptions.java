package dev.roadmask.cli;

import dev.roadmask.live.Preview;
import dev.roadmask.live.page.HttpAddress;
import dev.roadmask.live.page.PreviewPage;
import dev.roadmask.live.window.NoWindowException;
import dev.roadmask.live.window.PreviewWindow;
import dev.roadmask.video.VideoException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a preview is watched. */
final class ViewOptions {
    @Option(
            names = "--http",
            paramLabel = "[HOST:]PORT",
            description = "Watch it in a browser instead of a window; HOST is this machine alone (127.0.0.1).")
    private String http;

    @Option(
            names = "--token",
            paramLabel = "WORD",
            description = "What a browser has to know beyond this machine (default: made at random).")
    private Optional<String> token = Optional.empty();

    @Option(
            names = "--window",
            negatable = true,
            description = "Open a window, or none (default: one, unless --http is given).")
    private Boolean window;

    /**
     * Opens what is asked for.
     *
     * @param recording whether the preview is of use without anybody watching
     */
    PreviewViewers open(Preview preview, PreviewConsole console, boolean recording)
            throws NoWindowException, UsageException, VideoException {
        requireSense(recording);
        PreviewViewers viewers = new PreviewViewers();
        try {
            if (http != null) {
                PreviewPage page = viewers.add(PreviewPage.open(preview, address(), token));
                console.say("watch it at " + page.url());
            }
            if (window == null ? http == null : window) {
                openWindow(preview, viewers, console, recording);
            }
            return viewers;
        } catch (NoWindowException | VideoException | RuntimeException failure) {
            viewers.close();
            throw failure;
        }
    }

    private HttpAddress address() throws UsageException {
        try {
            return HttpAddress.parse(http);
        } catch (IllegalArgumentException no) {
            throw new UsageException("--http: " + no.getMessage());
        }
    }

    private void requireSense(boolean recording) throws UsageException {
        if (token.isPresent() && http == null) {
            throw new UsageException("--token is for --http");
        }
        if (Boolean.FALSE.equals(window) && http == null && !recording) {
            throw new UsageException("--no-window leaves nothing to see: add --http PORT or --record");
        }
    }

    /** A preview that nobody can see any more, and that leaves nothing behind, is over. */
    private void windowLost(String why, Preview preview, PreviewConsole console) {
        console.say(why);
        if (http != null) {
            return;
        }
        console.whenRecordingFails(preview::stop);
        if (!preview.wantsRecording()) {
            preview.stop();
        }
    }

    /** A wish for a window must be met; where it is only the default, a recording goes on without. */
    private void openWindow(Preview preview, PreviewViewers viewers, PreviewConsole console, boolean recording)
            throws NoWindowException {
        try {
            viewers.add(PreviewWindow.open(preview, why -> windowLost(why, preview, console)));
        } catch (NoWindowException none) {
            if (window != null || !recording) {
                throw new NoWindowException(none.getMessage() + ". Watch it in a browser: add --http 8080", none);
            }
            console.say(none.getMessage());
        }
    }
}
