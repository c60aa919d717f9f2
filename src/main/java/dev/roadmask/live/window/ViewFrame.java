package dev.roadmask.live.window;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import javax.swing.JFrame;
import javax.swing.Timer;

/** The window: a picture, a bar, and keys. Belongs to the event thread. */
final class ViewFrame {
    private static final int TICK_MILLIS = 200;
    private static final Dimension AT_FIRST = new Dimension(960, 540);
    private static final Dimension LEAST = new Dimension(220, 160);

    private static final Cursor NO_POINTER = Toolkit.getDefaultToolkit()
            .createCustomCursor(new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB), new Point(), "none");

    private final JFrame frame = new JFrame("Roadmask");
    private final PicturePane pane = new PicturePane();
    private final Bar bar = new Bar();
    private final Consumer<WindowKey> keys;
    private boolean sizedForPicture;
    private Rectangle windowed;

    /**
     * Opens the window.
     *
     * @param keys told what the user asks the preview for
     * @param size told the area for the picture in the display's pixels
     */
    ViewFrame(Consumer<WindowKey> keys, Consumer<Dimension> size) {
        this.keys = keys;
        frame.setIconImages(Icon.sizes());
        frame.getContentPane().setBackground(Color.BLACK);
        frame.getContentPane().setLayout(new BorderLayout());
        frame.add(pane, BorderLayout.CENTER);
        frame.add(bar, BorderLayout.SOUTH);
        pane.setPreferredSize(AT_FIRST);
        frame.setMinimumSize(LEAST);
        listen(size);
        frame.pack();
        frame.setLocationRelativeTo(null);
        frame.setVisible(true);
        new Timer(TICK_MILLIS, event -> tick()).start();
    }

    private void listen(Consumer<Dimension> size) {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                quit();
            }
        });
        pane.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent event) {
                size.accept(pane.pixels());
            }
        });
        KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this::press);
    }

    /** Paints a picture; the first makes the window as large as itself, as far as the display has room. */
    void show(PixelImage picture, int shownWidth, int shownHeight) {
        if (!sizedForPicture) {
            sizedForPicture = true;
            fitTo(shownWidth, shownHeight);
        }
        pane.show(picture, shownWidth, shownHeight);
    }

    private void fitTo(int shownWidth, int shownHeight) {
        if (!pane.getSize().equals(AT_FIRST)) {
            // The user has been quicker.
            return;
        }
        Rectangle screen = frame.getGraphicsConfiguration().getBounds();
        Fit fit = Fit.first(shownWidth, shownHeight, screen.width, screen.height);
        pane.setPreferredSize(new Dimension(fit.width(), fit.height()));
        frame.pack();
        frame.setLocationRelativeTo(null);
    }

    void show(Sign sign) {
        frame.setTitle(sign.source().isEmpty() ? "Roadmask" : sign.source() + " – Roadmask");
        pane.show(sign);
        tick();
    }

    /** Some of what is to be seen changes with time alone. */
    private void tick() {
        pane.refresh();
        bar.show(pane.sign(), pane.word());
    }

    void toast(String text) {
        pane.toast(text);
    }

    private boolean press(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        if (event.getID() == KeyEvent.KEY_PRESSED) {
            pressed(event.getKeyCode());
        } else if (event.getID() == KeyEvent.KEY_TYPED) {
            typed(event.getKeyChar());
        }
        return true;
    }

    private void pressed(int code) {
        if (code == KeyEvent.VK_F11) {
            toggleFullScreen();
        } else if (code == KeyEvent.VK_ESCAPE && !pane.closeHelp() && windowed != null) {
            toggleFullScreen();
        }
    }

    private void typed(char letter) {
        switch (letter) {
            case ' ' -> pause();
            case 's', 'S' -> keys.accept(WindowKey.STILL);
            case 'r', 'R' -> keys.accept(WindowKey.RECORD);
            case '+', '=' -> keys.accept(WindowKey.MORE_OPACITY);
            case '-', '_' -> keys.accept(WindowKey.LESS_OPACITY);
            case 't' -> keys.accept(WindowKey.RAISE_THRESHOLD);
            case 'T' -> keys.accept(WindowKey.LOWER_THRESHOLD);
            case 'f', 'F' -> toggleFullScreen();
            case 'h', 'H', '?' -> pane.toggleHelp();
            case 'q', 'Q' -> quit();
            default -> {}
        }
    }

    private void pause() {
        keys.accept(pane.togglePause() ? WindowKey.PAUSE : WindowKey.RESUME);
        tick();
    }

    private void quit() {
        keys.accept(WindowKey.QUIT);
        frame.setVisible(false);
    }

    private void toggleFullScreen() {
        boolean entering = windowed == null;
        Rectangle bounds = entering ? frame.getGraphicsConfiguration().getBounds() : windowed;
        windowed = entering ? frame.getBounds() : null;
        // Only a window that is not there can lose or get its frame.
        frame.dispose();
        frame.setUndecorated(entering);
        pane.setCursor(entering ? NO_POINTER : null);
        frame.setBounds(bounds);
        frame.getGraphicsConfiguration().getDevice().setFullScreenWindow(entering ? frame : null);
        frame.setVisible(true);
        frame.toFront();
        frame.requestFocus();
    }
}
