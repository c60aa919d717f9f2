package dev.roadmask.cli;

import dev.roadmask.video.Cameras;
import dev.roadmask.video.Cameras.Camera;
import dev.roadmask.video.Cameras.Format;
import java.io.PrintStream;
import java.util.List;

/** {@code preview --list}. */
final class CameraList {
    private CameraList() {}

    /** Prints the cameras that are there; the exit code. */
    static int print(PrintStream out) {
        List<Camera> cameras = Cameras.list();
        if (cameras.isEmpty()) {
            out.println("no cameras here");
        }
        for (Camera camera : cameras) {
            out.println(camera.device() + "  " + camera.name());
            for (Format format : camera.formats()) {
                out.println(("    " + format.name() + "  " + String.join(", ", format.sizes())).stripTrailing());
            }
        }
        return ExitCode.DONE;
    }
}
