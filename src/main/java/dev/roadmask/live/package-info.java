/**
 * A camera or stream on the screen: never late, never frozen, back after every break.
 *
 * <p>Terms of this room:
 *
 * <ul>
 *   <li><b>source</b>: a camera, a network stream, standard input or a file at its own pace, as the user named it.
 *   <li><b>stretch</b>: an unbroken run of pictures of one size and format; one pipeline run. A broken connection or a
 *       changed picture size ends it, and the next picture begins another.
 *   <li><b>mailbox</b>: room for one picture between the reader and the pipeline; the newest wins.
 *   <li><b>recording</b> ({@link dev.roadmask.live.Recorder}): what is on the screen, and its sound, in files. Each is a
 *       <b>segment</b>, which pictures begin and end; sound goes where its time is.
 *   <li><b>screen</b> ({@link dev.roadmask.live.Screen}): the newest painted picture, for any number of viewers.
 *   <li><b>latency</b>: from the arrival of a frame's last packet to its painted picture being shown, or handed to an
 *       encoder.
 * </ul>
 */
package dev.roadmask.live;
