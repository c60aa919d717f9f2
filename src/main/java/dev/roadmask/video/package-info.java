/**
 * Video in and out of files, by FFmpeg. The only package that touches FFmpeg's natives; none of them leaves it.
 *
 * <p>Terms: a <i>container</i> (a file) holds <i>streams</i>; a stream is a row of <i>packets</i>; a <i>decoder</i> makes
 * <i>pictures</i> of a video stream's packets, an <i>encoder</i> packets of pictures. A <i>timestamp</i> counts in its
 * stream's <i>time base</i>, a rational number of seconds, and says when to show a picture. A picture consists of
 * <i>planes</i>; rows of a plane lie a <i>row stride</i> apart. A camera that begins a new file every few minutes leaves
 * <i>clips</i>; joined, they are one <i>film</i>.
 *
 * <p>Who owns what: {@link dev.roadmask.video.VideoReader}, {@link dev.roadmask.video.JoinedReader}, {@link dev.roadmask.video.VideoWriter},
 * {@link dev.roadmask.video.Picture}, {@link dev.roadmask.video.PacketList}, {@link dev.roadmask.video.PictureScaler}
 * and {@link dev.roadmask.video.PictureConverter} each own native memory and are closed by whoever made them, in any
 * order: pictures and packets outlive the reader they came from, but a writer's source has to live as long as the writer.
 * Parameters are borrowed.
 *
 * <p>Which thread calls what: each object by one thread at a time. A pipeline reads on one thread, scales and paints on
 * others, writes on another, and hands pictures and packet lists along; FFmpeg's own decoder threads stay inside.
 *
 * <p>On the hot path (read, scale, copy, write) nothing of ours is allocated, in Java or natively, once lists have grown
 * to their usual size; only the scaler makes one short-lived view of the buffer that it writes to.
 *
 * <p>An output grows as a <i>part</i>, is forced to the disk about once a second of film, and gets its name when it is whole.
 * A part that was left behind is continued with its <i>kept frames</i>: encoded already, and written again as they are.
 *
 * <p>Pictures of <i>numbers</i> are 8-bit grey and full range, and say nothing of brightness: masks and probabilities, as
 * {@link dev.roadmask.video.GrayPng} and {@link dev.roadmask.video.VideoWriter#numbers lossless video}, bit for bit.
 *
 * <p>A <i>live source</i> ({@link dev.roadmask.video.LiveSource}) is a camera, a network stream, standard input or a file at its
 * own pace; {@link dev.roadmask.video.LiveReader} decodes it as it comes, on the wall clock, and
 * {@link dev.roadmask.video.Cancellation} ends its waiting. No address is shown with its user and password.
 *
 * <p>A live stream has no end and no file to look into: {@link dev.roadmask.video.LiveStreams} says what it carries, its times
 * are those of the wall clock, and a writer takes a <i>segment</i> of it ({@link dev.roadmask.video.VideoWriter#segment}),
 * which begins at 0 and says when that was. {@link dev.roadmask.video.WaitingPackets} tells which sound is of its time.
 *
 * <p>FFmpeg's chatter is silent unless {@link dev.roadmask.video.FfmpegLog#verbose} is called. A file is all
 * that is opened: nothing that it names, no playlist; a playlist from the network may name more of the network. Sizes, streams
 * and tables have bounds before memory is taken.
 */
package dev.roadmask.video;
