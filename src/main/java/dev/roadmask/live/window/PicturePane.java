package dev.roadmask.live.window;

import dev.roadmask.live.LiveState;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.geom.AffineTransform;
import javax.swing.JComponent;

/** The picture on black, and what is written over it. Belongs to the event thread. */
final class PicturePane extends JComponent {
    private static final long serialVersionUID = 1L;
    private static final long TOAST_NANOS = 3_500_000_000L;

    /** A program that has not said for so long how it is doing hangs, and the picture with it. */
    private static final long SILENCE_NANOS = 2_000_000_000L;

    private transient PixelImage picture;
    private final transient PixelImage grey = new PixelImage();
    private transient boolean greyIsOld = true;
    private int shownWidth;
    private int shownHeight;
    private transient Sign sign = Sign.blank();
    private long signNanos = System.nanoTime();
    private String toast = "";
    private long toastNanos;
    private boolean paused;
    private long pausedNanos;
    private boolean help;
    private String lettersPainted = "";

    PicturePane() {
        setOpaque(true);
        setBackground(Color.BLACK);
    }

    /** Paints a picture, which is the pane's until the next, and returns when it is on the display. */
    void show(PixelImage newPicture, int newShownWidth, int newShownHeight) {
        picture = newPicture;
        shownWidth = newShownWidth;
        shownHeight = newShownHeight;
        greyIsOld = true;
        paintImmediately(0, 0, getWidth(), getHeight());
        Toolkit.getDefaultToolkit().sync();
    }

    void show(Sign newSign) {
        sign = newSign;
        signNanos = System.nanoTime();
        refresh();
    }

    void toast(String text) {
        toast = text;
        toastNanos = System.nanoTime();
        refresh();
    }

    /** Turns the pause on or off; returns whether it is on. */
    boolean togglePause() {
        paused = !paused;
        pausedNanos = System.nanoTime();
        refresh();
        return paused;
    }

    void toggleHelp() {
        help = !help;
        refresh();
    }

    /** Takes the help away; false when there was none. */
    boolean closeHelp() {
        boolean was = help;
        help = false;
        refresh();
        return was;
    }

    /** Paints anew if anything written has changed, as time alone changes it too. */
    void refresh() {
        if (!letters().equals(lettersPainted)) {
            repaint();
        }
    }

    /** What the picture is, in a word: live only if it is so in every way. */
    String word() {
        if (paused) {
            return "PAUSED";
        }
        boolean frozen = sign.state() == LiveState.LIVE && !live();
        return (frozen || silent() ? LiveState.STALE : sign.state()).name();
    }

    Sign sign() {
        return sign;
    }

    /** The area in pixels of the display. */
    Dimension pixels() {
        double scale = scale();
        return new Dimension((int) Math.round(getWidth() * scale), (int) Math.round(getHeight() * scale));
    }

    private double scale() {
        return getGraphicsConfiguration() == null
                ? 1
                : getGraphicsConfiguration().getDefaultTransform().getScaleX();
    }

    private boolean live() {
        return sign.live() && !silent();
    }

    private boolean silent() {
        return System.nanoTime() - signNanos > SILENCE_NANOS;
    }

    private String headline() {
        return silent() ? "No answer from Roadmask for " + since(signNanos) : sign.headline();
    }

    private String detail() {
        return silent() ? "" : sign.detail();
    }

    private String badge() {
        return paused ? since(pausedNanos) : "";
    }

    private String note() {
        return System.nanoTime() - toastNanos < TOAST_NANOS ? toast : "";
    }

    private String letters() {
        return String.join("\n", headline(), detail(), badge(), note(), help ? "help" : "");
    }

    private static String since(long nanos) {
        return SignWriter.span((System.nanoTime() - nanos) / 1e9);
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        lettersPainted = letters();
        Graphics2D g = (Graphics2D) graphics.create();
        AffineTransform place = g.getTransform();
        // In the display's own pixels: the picture was scaled to just these.
        g.setTransform(AffineTransform.getTranslateInstance(place.getTranslateX(), place.getTranslateY()));
        Dimension area = pixels();
        paintPicture(g, area);
        paintLetters(g, area, place.getScaleX());
        g.dispose();
    }

    private void paintPicture(Graphics2D g, Dimension area) {
        g.setColor(Color.BLACK);
        if (picture == null) {
            g.fillRect(0, 0, area.width, area.height);
            return;
        }
        Fit fit = Fit.of(shownWidth, shownHeight, area.width, area.height);
        g.fillRect(0, 0, area.width, fit.y());
        g.fillRect(0, fit.y() + fit.height(), area.width, area.height);
        g.fillRect(0, 0, fit.x(), area.height);
        g.fillRect(fit.x() + fit.width(), 0, area.width, area.height);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(current().image(), fit.x(), fit.y(), fit.width(), fit.height(), null);
    }

    private PixelImage current() {
        if (live()) {
            return picture;
        }
        if (greyIsOld) {
            grey.becomeGreyOf(picture);
            greyIsOld = false;
        }
        return grey;
    }

    private void paintLetters(Graphics2D g, Dimension area, double scale) {
        Overlay overlay = new Overlay(g, area.width, area.height, scale);
        if (!headline().isEmpty()) {
            overlay.headline(headline(), detail());
        }
        if (paused) {
            overlay.paused(badge());
        }
        if (help) {
            overlay.help();
        }
        if (!note().isEmpty()) {
            overlay.toast(note());
        }
    }
}
