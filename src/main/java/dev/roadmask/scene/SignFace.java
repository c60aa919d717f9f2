package dev.roadmask.scene;

/** What traffic signs show: shapes, borders and bars in place of words. */
final class SignFace {
    /** Number of kinds that {@link #shade} knows for signs at the roadside; the one after is a direction board. */
    static final int ROADSIDE = 6;

    private SignFace() {}

    /** Colours a plate of this kind at (x, y) in [-1, 1]; false outside its outline. */
    static boolean shade(Fragment f, int kind, float x, float y) {
        float round = (float) Math.sqrt(x * x + y * y);
        if (f.nz > 0.3f) {
            f.light.matt(f, 0.16f, 0.16f, 0.17f, 0.8f);
            return kind > 2 || round < 1;
        }
        return switch (kind) {
            case 0 -> ringed(f, round, x, y);
            case 1 -> disc(f, round, x, y);
            case 2 -> stop(f, x, y, round);
            case 3 -> triangle(f, x, y);
            case 4 -> diamond(f, x, y);
            case 5 -> notice(f, x, y);
            default -> board(f, x, y, kind);
        };
    }

    private static boolean ringed(Fragment f, float round, float x, float y) {
        if (round > 1) {
            return false;
        }
        boolean digit = Math.abs(y) < 0.4f && (Math.abs(x + 0.26f) < 0.2f || Math.abs(x - 0.26f) < 0.2f);
        return round > 0.76f ? red(f) : digit && Math.abs(y * y - 0.06f) > 0.04f ? black(f) : white(f);
    }

    private static boolean disc(Fragment f, float round, float x, float y) {
        boolean arrow =
                Math.abs(x) < 0.12f && Math.abs(y) < 0.55f || Math.abs(x) < 0.5f - Math.abs(y - 0.3f) && y > 0.1f;
        if (round > 1) {
            return false;
        }
        return arrow || round > 0.93f ? white(f) : colour(f, 0.03f, 0.1f, 0.42f);
    }

    private static boolean stop(Fragment f, float x, float y, float round) {
        float edge = Math.max(Math.max(Math.abs(x), Math.abs(y)), (Math.abs(x) + Math.abs(y)) * 0.72f);
        boolean word = Math.abs(y) < 0.22f && Math.abs(x) < 0.7f && ((int) ((x + 1) * 9) & 1) == 0;
        if (edge > 0.98f) {
            return false;
        }
        return edge > 0.9f || word ? white(f) : red(f);
    }

    private static boolean triangle(Fragment f, float x, float y) {
        float inside = Math.min((1 - y) * 0.5f - Math.abs(x) * 0.9f, (y + 0.85f) * 0.6f);
        if (inside < 0) {
            return false;
        }
        return inside < 0.14f ? red(f) : Math.abs(x) < 0.1f && y < 0.25f && y > -0.55f ? black(f) : white(f);
    }

    private static boolean diamond(Fragment f, float x, float y) {
        float edge = Math.abs(x) + Math.abs(y);
        if (edge > 1) {
            return false;
        }
        return edge > 0.9f || Math.abs(x) < 0.1f && Math.abs(y) < 0.4f ? black(f) : colour(f, 0.75f, 0.42f, 0.02f);
    }

    private static boolean notice(Fragment f, float x, float y) {
        boolean line = ((int) ((y + 1) * 4.5f) & 1) == 1 && Math.abs(x) < 0.75f;
        return line ? colour(f, 0.12f, 0.12f, 0.14f) : white(f);
    }

    private static boolean board(Fragment f, float x, float y, int kind) {
        float edge = Math.max(Math.abs(x) / 1.6f, Math.abs(y));
        boolean letters = (Math.abs(y - 0.4f) < 0.16f || Math.abs(y + 0.25f) < 0.16f)
                && Math.abs(x) < 1.25f
                && Noise.cheap((int) ((x + 2) * 8), y > 0 ? 1 : 2, kind) > 0.35f;
        if (edge > 0.94f && edge < 0.98f || letters) {
            return white(f);
        }
        return (kind & 1) == 0 ? colour(f, 0.01f, 0.16f, 0.08f) : colour(f, 0.02f, 0.08f, 0.32f);
    }

    private static boolean white(Fragment f) {
        return colour(f, 0.72f, 0.72f, 0.7f);
    }

    private static boolean black(Fragment f) {
        return colour(f, 0.02f, 0.02f, 0.02f);
    }

    private static boolean red(Fragment f) {
        return colour(f, 0.5f, 0.025f, 0.03f);
    }

    private static boolean colour(Fragment f, float red, float green, float blue) {
        f.light.matt(f, red, green, blue, 1);
        return true;
    }
}
