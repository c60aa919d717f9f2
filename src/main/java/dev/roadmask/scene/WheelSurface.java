package dev.roadmask.scene;

/** Tyres and rims, turned by how far the vehicle has rolled. */
final class WheelSurface implements Surface {
    private final float radius;
    private final double[] axles;
    private final float turn;
    private final int spokes;

    WheelSurface(VehicleShape shape, double rolled, long seed) {
        radius = (float) shape.wheelRadius();
        axles = shape.axles();
        turn = (float) (rolled / radius % (2 * Math.PI));
        spokes = 5 + (int) (seed >>> 20 & 3);
    }

    @Override
    public boolean shade(Fragment f) {
        float dz = nearestAxle(f.z);
        float dy = f.y - radius;
        float from = (float) Math.sqrt(dz * dz + dy * dy) / radius;
        if (Math.abs(f.nx) < 0.5f || from > 0.7f) {
            f.light.matt(f, 0.022f, 0.022f, 0.024f, 0.6f);
        } else {
            rim(f, from, (float) StrictMath.atan2(dy, dz) + turn);
        }
        return true;
    }

    private float nearestAxle(float z) {
        float nearest = Float.MAX_VALUE;
        for (double axle : axles) {
            float dz = z - (float) axle;
            if (Math.abs(dz) < Math.abs(nearest)) {
                nearest = dz;
            }
        }
        return nearest;
    }

    private void rim(Fragment f, float from, float angle) {
        boolean metal = from > 0.6f || from < 0.16f || StrictMath.cos(angle * spokes) > 0.1;
        float grey = metal ? 0.34f : 0.03f;
        f.light.matt(f, grey, grey, grey * 1.03f, 0.7f);
        f.light.mirror(f, metal ? 0.5f : 0.1f, 0.96f);
    }
}
