package dev.roadmask.live.window;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.InputEvent;
import java.io.File;
import java.util.Scanner;
import javax.imageio.ImageIO;

/** Does what {@link TestDisplay} orders, in a program of its own because tests run without a display. */
final class TestRobot {
    private TestRobot() {}

    public static void main(String[] arguments) throws Exception {
        Robot robot = new Robot();
        robot.setAutoWaitForIdle(false);
        Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        Scanner orders = new Scanner(System.in, "UTF-8");
        while (orders.hasNext()) {
            String order = orders.next();
            String rest = orders.nextLine().strip();
            if (order.equals("look")) {
                ImageIO.write(robot.createScreenCapture(screen), "png", new File(rest));
            } else {
                press(robot, screen, Integer.parseInt(rest));
            }
            System.out.println("done");
        }
    }

    /** Without a window manager, a click gives the window the keys. */
    private static void press(Robot robot, Rectangle screen, int key) {
        robot.mouseMove(screen.width / 2, screen.height / 2);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.delay(200);
        robot.keyPress(key);
        robot.keyRelease(key);
    }
}
