package dev.roadmask.scene;

/** The outside of one vehicle: paint, glass, lamps, plates, seams and wheel arches, found from the place on its body. */
final class VehicleSurface implements Surface {
    private final VehicleModel model;
    private final float red;
    private final float green;
    private final float blue;
    private final boolean braking;
    private final long seed;
    private final VehicleShape.Glazing glazing;
    private final VehicleShape.Lamps lamps;
    private final VehicleWindows windows;
    private final CargoBox cargo;

    VehicleSurface(VehicleModel model, float[] paint, boolean braking, long seed) {
        this.model = model;
        red = paint[0];
        green = paint[1];
        blue = paint[2];
        this.braking = braking;
        this.seed = seed;
        glazing = model.shape.glazing();
        lamps = model.shape.lamps();
        windows = new VehicleWindows(model);
        cargo = new CargoBox(model, seed);
    }

    @Override
    public boolean shade(Fragment f) {
        float across = Math.abs(f.x);
        if (cargo.holds(f)) {
            cargo(f, across);
        } else if (across > model.halfWidth + 0.02f && f.y > glazing.belt() - 0.1f) {
            mirrorHousing(f);
        } else if (windows.glass(f, across, 0)) {
            if (f.footprint < 0.03f && !windows.glass(f, across, 0.022f)) {
                plain(f, 0.02f, 0.2f);
            } else {
                glaze(f);
            }
        } else if (f.nz < -0.5f) {
            tail(f, across);
        } else if (f.nz > 0.5f) {
            nose(f, across);
        } else {
            flank(f, across);
        }
        return true;
    }

    private void glaze(Fragment f) {
        f.light.matt(f, 0.018f, 0.022f, 0.022f, 0.8f);
        float inside = Noise.step(0.1f, 0.5f, (float) (glazing.top() - f.y)) * 0.012f;
        f.red += inside * f.light.ambient[0];
        f.green += inside * f.light.ambient[1];
        f.blue += inside * f.light.ambient[2];
        f.light.mirror(f, 0.85f, 0.995f);
    }

    /** Paint with clear coat; {@code dirt} darkens what is near the road. */
    private void paint(Fragment f) {
        crease(f, (float) glazing.belt() - 0.17f, 0.3f);
        crease(f, 0.47f, -0.25f);
        float low = Noise.step(0.1f, 0.75f, f.y);
        float openness = 0.45f + 0.55f * low;
        f.light.matt(f, red, green, blue, openness);
        f.light.mirror(f, 0.55f * (0.6f + 0.4f * low), 0.985f);
    }

    /** A pressed line along the flanks: the sheet tips up above it and down below. */
    private void crease(Fragment f, float at, float strength) {
        float from = (f.y - at) / 0.07f;
        if (Math.abs(f.nx) > 0.6f && Math.abs(from) < 1) {
            f.ny += strength * from * (1 - Math.abs(from)) * 3;
            f.orient();
        }
    }

    private void plain(Fragment f, float grey, float shine) {
        f.light.matt(f, grey, grey, grey, 0.7f);
        f.light.mirror(f, shine, 0.97f);
    }

    private void mirrorHousing(Fragment f) {
        if (model.shape.kind().large() || f.nz < -0.7f) {
            plain(f, 0.03f, 0.3f);
        } else {
            paint(f);
        }
    }

    private void tail(Fragment f, float across) {
        if (f.y > lamps.tailLow() && f.y < lamps.tailHigh() && across > lamps.tailInner()) {
            tailLamp(f);
        } else if (across < 0.27f && Math.abs(f.y - lamps.rearPlate()) < 0.06f) {
            plate(f);
        } else if (f.y < 0.38f) {
            underside(f, across);
        } else if (seam(f.y, (float) lamps.tailLow() - 0.12f, f) || across < 0.42f && seam(f.y, 0.52f, f)) {
            paint(f);
            f.scale(0.45f);
        } else if (highBrake(f, across)) {
            f.set(1.6f, 0.08f, 0.04f);
        } else {
            paint(f);
        }
    }

    /** Black plastic below the bumper, an exhaust, two reflectors. */
    private void underside(Fragment f, float across) {
        if (Math.abs(f.y - 0.355f) < 0.018f && across > 0.55f && across < 0.72f) {
            f.light.matt(f, 0.4f, 0.02f, 0.02f, 0.8f);
        } else if (Math.abs(f.y - 0.25f) < 0.03f && Math.abs(f.x + 0.5f) < 0.05f) {
            plain(f, 0.25f, 0.6f);
        } else {
            plain(f, 0.028f, 0.15f);
        }
    }

    private boolean highBrake(Fragment f, float across) {
        return braking && across < 0.16f && Math.abs(f.y - glazing.top() - 0.03f) < 0.02f;
    }

    private void tailLamp(Fragment f) {
        boolean reversing = Math.abs(f.y - (lamps.tailLow() + 0.05f)) < 0.035f && !braking;
        f.light.matt(f, reversing ? 0.3f : 0.32f, reversing ? 0.25f : 0.012f, reversing ? 0.25f : 0.012f, 0.9f);
        f.light.mirror(f, 0.3f, 0.99f);
        float cell = frac(f.y * 11) < 0.16f && f.footprint < 0.03f ? 0.5f : 1;
        f.scale(cell);
        if (braking) {
            f.red += 1.3f;
            f.green += 0.02f;
            f.blue += 0.01f;
        } else if (f.light.lampsOn) {
            f.red += 0.6f;
            f.green += 0.03f;
        }
    }

    private void plate(Fragment f) {
        float bright = (seed & 1) == 0 ? 0.7f : 0.55f;
        float blueShare = (seed & 3) == 1 ? 0.15f : 0.95f;
        boolean ink = Noise.cheap((int) (f.x * 22 + 100), 3, (int) seed) > 0.45f
                && Math.abs(f.y - lamps.rearPlate()) < 0.035f;
        float tone = ink && f.footprint < 0.03f ? 0.35f : 1;
        f.light.matt(f, bright * tone, bright * tone, bright * blueShare * tone, 0.8f);
    }

    private void nose(Fragment f, float across) {
        float middle = (float) (lamps.headLow() + lamps.headHigh()) / 2;
        if (f.y > lamps.headLow() && f.y < lamps.headHigh() && across > lamps.headInner()) {
            headLamp(f);
        } else if (across < 0.27f && Math.abs(f.y - middle + 0.22f) < 0.055f) {
            plate(f);
        } else if (f.y < 0.33f || across < lamps.headInner() - 0.05f && grille(f, middle)) {
            plain(f, ((int) (f.y * 40) & 1) == 0 ? 0.02f : 0.05f, 0.3f);
        } else {
            paint(f);
        }
    }

    private boolean grille(Fragment f, float middle) {
        float from = middle - f.y;
        return from > -0.04f && from < 0.09f || from > 0.26f && from < 0.4f;
    }

    private void headLamp(Fragment f) {
        f.light.matt(f, 0.5f, 0.52f, 0.55f, 0.9f);
        f.light.mirror(f, 0.9f, 0.98f);
        if (f.light.lampsOn || (seed & 7) == 0) {
            f.red += 2.2f;
            f.green += 2.1f;
            f.blue += 1.9f;
        }
    }

    private void flank(Fragment f, float across) {
        if (f.y < 1.1f && arch(f)) {
            f.set(0.006f, 0.006f, 0.007f);
        } else if (f.y < 0.3f) {
            plain(f, 0.03f, 0.15f);
        } else if (wrapsLamp(f, across)) {
            tailLamp(f);
        } else if (f.ny > 0.85f && bed(f, across)) {
            f.light.matt(f, 0.03f, 0.03f, 0.03f, 0.5f);
        } else {
            paint(f);
            if (Math.abs(f.nx) > 0.6f && doorSeam(f)) {
                f.scale(0.4f);
            }
        }
    }

    private boolean bed(Fragment f, float across) {
        return model.shape.kind() == VehicleKind.PICKUP
                && f.y < 1.12f
                && f.z < -0.9f
                && across < 0.76f
                && f.z > -model.halfLength + 0.12f;
    }

    private boolean wrapsLamp(Fragment f, float across) {
        return f.y > lamps.tailLow()
                && f.y < lamps.tailHigh()
                && f.z < model.rear(f.y) + 0.2f
                && across > lamps.tailInner();
    }

    private boolean arch(Fragment f) {
        float radius = (float) model.shape.wheelRadius();
        for (double axle : model.shape.axles()) {
            float dz = f.z - (float) axle;
            float dy = f.y - radius;
            if (dz * dz + dy * dy < (radius + 0.06f) * (radius + 0.06f)) {
                return true;
            }
        }
        return false;
    }

    private boolean doorSeam(Fragment f) {
        if (f.y > glazing.belt() + 0.03f || f.y < 0.36f) {
            return false;
        }
        float width = Math.max(0.009f, f.footprint * 0.5f);
        for (double post : glazing.posts()) {
            if (Math.abs(f.z - post) < width) {
                return f.footprint < 0.03f;
            }
        }
        boolean handle = Math.abs(f.y - glazing.belt() + 0.12f) < 0.02f && Math.abs(f.z - 0.0f) < 0.08f;
        return handle || Math.abs(f.y - 0.34f - glazing.belt() * 0.08f) < width;
    }

    private static boolean seam(float y, float at, Fragment f) {
        return Math.abs(y - at) < 0.008f + f.footprint * 0.3f && f.footprint < 0.04f;
    }

    private void cargo(Fragment f, float across) {
        boolean lamp = f.nz < -0.5f && f.y > lamps.tailLow() && f.y < lamps.tailHigh();
        if (f.y > CargoBox.FLOOR) {
            cargo.shade(f, across);
        } else if (lamp && across > lamps.tailInner() - 0.3f) {
            tailLamp(f);
        } else {
            plain(f, 0.025f, 0.05f);
        }
    }

    private static float frac(float value) {
        return value - (float) Math.floor(value);
    }
}
