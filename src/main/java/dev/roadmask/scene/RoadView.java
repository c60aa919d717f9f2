package dev.roadmask.scene;

/**
 * The road as the camera sees it in one frame. Distances ahead are measured along the camera's axis; the road's bends and
 * hills are offsets from that axis, so every picture row shows ground of one distance. For the gentle bends of a road
 * this is a fair pinhole projection, and it makes the ground cheap to draw.
 */
final class RoadView {
    private static final int STEPS = 620;
    private static final double NEAREST = 1.5;
    private static final double RATIO = 1.0115;
    private static final double LOG_RATIO = StrictMath.log(RATIO);

    final double focal;
    final double centreX;
    final double horizonY;
    final double cameraHeight;
    final double cameraLateral;
    final double cameraS;
    final double heading;
    /** 1, or -1 when traffic drives on the left and the road is mirrored. */
    final double side;

    /** Per picture row: distance of the ground its middle shows, or 0 for sky. */
    final float[] rowDistance;

    private final double[] distance = new double[STEPS];
    private final double[] offsetX = new double[STEPS];
    private final double[] slopeX = new double[STEPS];
    private final double[] offsetY = new double[STEPS];

    RoadView(SceneSpec spec, RoadCourse course, CameraPose pose) {
        CameraSpec camera = spec.camera();
        focal = spec.width() / 2.0 / StrictMath.tan(camera.fieldOfView() / 2);
        centreX = spec.width() * (0.5 - camera.turn()) + pose.shakeX() * focal;
        horizonY = spec.height() * camera.horizon() + pose.shakeY() * focal;
        cameraHeight = camera.height() + pose.heave();
        side = spec.road().leftHand() ? -1 : 1;
        cameraS = pose.s();
        cameraLateral = pose.lateral();
        heading = course.heading(cameraS) * side;
        trace(course);
        rowDistance = rows(spec.height());
    }

    private void trace(RoadCourse course) {
        double heading0 = course.heading(cameraS);
        double grade0 = course.grade(cameraS);
        double previous = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < STEPS; i++) {
            double d = NEAREST * StrictMath.exp(i * LOG_RATIO);
            double middle = cameraS + (previous + d) / 2;
            x += (d - previous) * (course.heading(middle) - heading0) * side;
            y += (d - previous) * (course.grade(middle) - grade0);
            distance[i] = d;
            offsetX[i] = x;
            offsetY[i] = y;
            slopeX[i] = (course.heading(cameraS + d) - heading0) * side;
            previous = d;
        }
    }

    /** Near to far, each stretch of road covers the rows that nothing nearer covers: crests hide what lies behind. */
    private float[] rows(int height) {
        float[] rows = new float[height];
        double lowest = Double.MAX_VALUE;
        for (int i = 0; i + 1 < STEPS; i++) {
            double bottom = Math.min(lowest, rowOf(i));
            double top = rowOf(i + 1);
            if (top >= bottom) {
                continue;
            }
            int first = Math.max(0, (int) Math.ceil(top - 0.5));
            int last = (int) Math.min(height - 1, Math.ceil(bottom - 0.5) - 1);
            for (int row = first; row <= last; row++) {
                rows[row] = (float) between(i, row + 0.5);
            }
            lowest = top;
        }
        return rows;
    }

    private double rowOf(int i) {
        return horizonY + focal * (cameraHeight - offsetY[i]) / distance[i];
    }

    private double between(int i, double row) {
        double t = (row - rowOf(i)) / (rowOf(i + 1) - rowOf(i));
        double inverse = (1 - t) / distance[i] + t / distance[i + 1];
        return 1 / inverse;
    }

    private double interpolate(double[] values, double d) {
        double index = d <= NEAREST ? 0 : StrictMath.log(d / NEAREST) / LOG_RATIO;
        int i = (int) Math.min(index, STEPS - 2);
        double t = Math.min(1, index - i);
        return values[i] + (values[i + 1] - values[i]) * t;
    }

    /** View-space x of the road's origin line at a distance. */
    double originX(double d) {
        return interpolate(offsetX, d) - side * cameraLateral;
    }

    double viewX(double d, double lateral) {
        return interpolate(offsetX, d) + side * (lateral - cameraLateral);
    }

    /** View-space y of the ground at a distance. */
    double groundY(double d) {
        return interpolate(offsetY, d) - cameraHeight;
    }

    /** Direction of the road at a distance: change of x per metre. */
    double direction(double d) {
        return interpolate(slopeX, d);
    }

    /** Rise of the road per metre at a distance, seen from the camera's own grade. */
    double rise(double d) {
        return (interpolate(offsetY, d + 2) - interpolate(offsetY, Math.max(0, d - 2))) / 4;
    }
}
