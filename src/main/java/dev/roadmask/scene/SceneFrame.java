package dev.roadmask.scene;

/**
 * A picture and its truth. The arrays belong to the scene and are overwritten by its next frame.
 *
 * @param index which frame of the drive
 * @param width pixels
 * @param height pixels
 * @param rgb red, green, blue, row by row
 * @param mask 255 where a vehicle is front-most, else 0, row by row
 */
public record SceneFrame(int index, int width, int height, byte[] rgb, byte[] mask) {
    /** Refuses arrays that do not fit the size. */
    public SceneFrame {
        if (rgb.length != width * height * 3 || mask.length != width * height) {
            throw new IllegalArgumentException("arrays must fit the size " + width + "x" + height + ": rgb="
                    + rgb.length + " mask=" + mask.length);
        }
    }

    /** Number of vehicle pixels. */
    public int vehiclePixels() {
        int count = 0;
        for (byte value : mask) {
            count += value & 1;
        }
        return count;
    }
}
