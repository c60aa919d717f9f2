package dev.roadmask.scene;

/** Where a vehicle's windows are. */
final class VehicleWindows {
    private final VehicleModel model;
    private final VehicleShape.Glazing glazing;

    VehicleWindows(VehicleModel model) {
        this.model = model;
        glazing = model.shape.glazing();
    }

    /** Whether a window is here, at least {@code inset} from its edge. */
    boolean glass(Fragment f, float across, float inset) {
        if (f.y > glazing.top() - inset || f.y < Math.min(glazing.belt(), glazing.rearBelt()) || f.ny > 0.96f) {
            return false;
        }
        float half = model.half(f.y);
        if (f.nz < -0.25f && Math.abs(f.nx) < 0.65f) {
            return f.y > glazing.rearBelt() + inset && across < half - 0.09f - inset;
        }
        if (f.nz > 0.25f && Math.abs(f.nx) < 0.65f) {
            return f.y > glazing.belt() + 0.03f + inset && across < half - 0.07f - inset;
        }
        return f.y > glazing.belt() + inset && Math.abs(f.nx) > 0.5f && sideGlass(f, inset);
    }

    private boolean sideGlass(Fragment f, float inset) {
        float back = model.rear(f.y) + (float) glazing.rearPillar();
        float fore = model.front(f.y) - 0.16f;
        if (f.z < back + inset || f.z < glazing.sideFrom() + inset || f.z > fore - inset) {
            return false;
        }
        for (double post : glazing.posts()) {
            if (Math.abs(f.z - post) < 0.03 + inset) {
                return false;
            }
        }
        return true;
    }
}
