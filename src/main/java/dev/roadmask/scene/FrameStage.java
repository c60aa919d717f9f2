package dev.roadmask.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything of one frame, set up in view space: triangles to draw and shadows to lay. Reused from frame to frame. */
final class FrameStage {
    private static final double SHADOWS_TO = 90;

    private final DrawList triangles = new DrawList();
    private final List<ShadowCaster> shadows = new ArrayList<>();
    private final List<ShadowCaster> fixed = new ArrayList<>();
    private final Scenery scenery;
    private final List<Strip> strips;
    private final boolean sunny;
    private final int height;
    private RoadView view;
    private BandOrder order;
    private Light light;

    FrameStage(SceneSpec spec) {
        scenery = spec.scenery() ? new Scenery(spec) : null;
        strips = spec.scenery() ? Strips.of(spec) : List.of();
        height = spec.height();
        sunny = spec.conditions().daylight() == Daylight.SUNNY;
    }

    BandOrder triangles() {
        return order;
    }

    List<ShadowCaster> shadows() {
        return shadows;
    }

    void set(RoadView frameView, Light frameLight, List<Vehicle> vehicles) {
        view = frameView;
        light = frameLight;
        triangles.clear();
        shadows.clear();
        fixed.clear();
        List<Prop> props = scenery == null ? List.of() : scenery.near(view.cameraS);
        props.forEach(this::castShadow);
        // Near things first: what they hide need not be shaded.
        vehicles.stream().sorted(Comparator.comparingDouble(Vehicle::s)).forEach(this::vehicle);
        props.stream().sorted(Comparator.comparingDouble(Prop::s)).forEach(this::prop);
        strips.forEach(strip -> strip.draw(triangles, view));
        shadows.addAll(fixed);
        order = new BandOrder(triangles, view, height);
    }

    private void castShadow(Prop prop) {
        double d = prop.s() - view.cameraS;
        if (!sunny || d > SHADOWS_TO) {
            return;
        }
        double x = view.viewX(d, prop.lateral());
        if (prop.sprite() != null) {
            fixed.add(new SpriteShadow(prop.sprite(), x, d, prop.width(), prop.height(), light));
        } else if (prop.depth() > 0) {
            ShadowOutline outline = ShadowOutline.box(prop.width(), prop.depth(), prop.height());
            fixed.add(new BoxShadow(x, d, turn(d, prop.turn()), outline, false, true, light));
        }
    }

    private double turn(double d, double own) {
        return StrictMath.atan(view.direction(d)) + view.side * own;
    }

    private void vehicle(Vehicle vehicle) {
        double d = vehicle.s() - view.cameraS;
        VehicleModel model = vehicle.model();
        if (d + model.halfLength < 0.5) {
            return;
        }
        double x = view.viewX(d, vehicle.lateral());
        double turn = turn(d, vehicle.heading());
        boolean near = d < 60;
        Surface body = new VehicleSurface(model, vehicle.paint(), vehicle.braking(), vehicle.seed());
        float sunlit = sunAt(x, d);
        triangles.add(near ? model.near : model.far, thing(body, turn, sunlit, true), view, x, d, 0, true);
        Surface wheels = new WheelSurface(model.shape, vehicle.rolled(), vehicle.seed());
        triangles.add(model.wheels, thing(wheels, turn, sunlit, true), view, x, d, 0, true);
        shadows.add(new BoxShadow(x, d, turn, model.shadow, true, sunny, light));
    }

    private float sunAt(double x, double d) {
        float lit = 1;
        for (ShadowCaster caster : fixed) {
            if (caster.extent().reaches((float) d)) {
                lit *= 1 - caster.shadow((float) x, (float) d);
            }
        }
        return lit;
    }

    private void prop(Prop prop) {
        double d = prop.s() - view.cameraS;
        double x = view.viewX(d, prop.lateral());
        if (d + Math.max(prop.depth(), prop.width()) < 0.5) {
            return;
        }
        double turn = prop.facing() ? StrictMath.atan2(x, Math.max(d, 1)) * 0.7 : turn(d, prop.turn());
        triangles.add(prop.mesh(), thing(prop.surface(), turn, 1, false), view, x, d, 0, false);
    }

    private static DrawList.Thing thing(Surface surface, double turn, float sunlit, boolean vehicle) {
        return new DrawList.Thing(surface, (float) StrictMath.cos(turn), (float) StrictMath.sin(turn), sunlit, vehicle);
    }
}
