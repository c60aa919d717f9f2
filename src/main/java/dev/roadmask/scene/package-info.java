/**
 * Road scenes with exact vehicle masks, made from a seed with the JDK alone.
 *
 * <p>A {@link dev.roadmask.scene.RoadScene} is a drive: a course that bends and rises, a {@link
 * dev.roadmask.scene.RoadLayout} of lanes, traffic whose every position is a function of time, and scenery whose every
 * piece is a function of the distance along the road. So any frame can be rendered without the ones before it, and the
 * same seed gives the same drive.
 *
 * <p>Terms: <em>s</em> is the distance along the road in metres; <em>lateral</em> is the distance to the right of the
 * road's origin line (the lanes of our direction lie at positive lateral; left-hand traffic mirrors the picture);
 * <em>view space</em> has x to the right, y up and z ahead with the camera at the origin; a <em>sample</em> is a quarter
 * of a pixel: things are drawn at 2x2 samples a pixel, and a mask pixel is vehicle when at least two of its four samples
 * show a vehicle front-most. Shadows, the recording car's own bonnet and reflections in its windscreen are not vehicle.
 *
 * <p>Colours are linear light until {@link dev.roadmask.scene.RoadScene} tone-maps them. A scene renders its picture in
 * bands on the common pool; what a band shows does not depend on which thread drew it.
 */
package dev.roadmask.scene;
