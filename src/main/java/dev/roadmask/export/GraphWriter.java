package dev.roadmask.export;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** Writes an ONNX graph node by node; each method adds one and gives the name of its output. */
final class GraphWriter {
    static final int OPSET = 17;
    /** The ONNX release that has this opset. */
    private static final int IR_VERSION = 8;

    private final OnnxMl.GraphProto.Builder graph =
            OnnxMl.GraphProto.newBuilder().setName("roadmask");
    private int names;

    /** An input of uint8 with dimensions that are numbers or names. */
    String input(String name, List<String> dimensions) {
        graph.addInput(value(name, dimensions));
        return name;
    }

    /** Declares a node's output, which has that name already, as the graph's. */
    void output(String name, List<String> dimensions) {
        graph.addOutput(value(name, dimensions));
    }

    String cast(String input) {
        return node("Cast", List.of(input), integer("to", OnnxMl.TensorProto.DataType.FLOAT_VALUE));
    }

    String convolution(String input, FoldedConvolution convolution, int stride) {
        int padding = convolution.kernel() / 2;
        return node(
                "Conv",
                List.of(input, floats(convolution.weight(), convolution.dimensions()), bias(convolution)),
                kernel(convolution.kernel()),
                integers("strides", stride, stride),
                integers("pads", padding, padding, padding, padding));
    }

    String transposedConvolution(String input, FoldedConvolution convolution) {
        return node(
                "ConvTranspose",
                List.of(input, floats(convolution.weight(), convolution.dimensions()), bias(convolution)),
                kernel(convolution.kernel()),
                integers("strides", 2, 2));
    }

    String relu(String input) {
        return node("Relu", List.of(input));
    }

    String halve(String input) {
        return node("MaxPool", List.of(input), kernel(2), integers("strides", 2, 2));
    }

    /** Bilinear with half-pixel centres, as libtorch's {@code upsample_bilinear2d} without aligned corners. */
    String doubleBilinear(String input) {
        String scales = floats(new float[] {1, 1, 2, 2}, 4);
        return node(
                "Resize",
                List.of(input, "", scales),
                string("mode", "linear"),
                string("coordinate_transformation_mode", "half_pixel"));
    }

    String concatenate(String first, String second) {
        return node("Concat", List.of(first, second), integer("axis", 1));
    }

    String sigmoid(String input) {
        return node("Sigmoid", List.of(input));
    }

    /** round(255 x) as uint8, saturated, in one node. */
    String toBytes(String input, String output) {
        String scale = floats(new float[] {1 / 255f});
        String zero = add(OnnxMl.TensorProto.newBuilder()
                .setDataType(OnnxMl.TensorProto.DataType.UINT8_VALUE)
                .setRawData(ByteString.copyFrom(new byte[1])));
        return node(output, "QuantizeLinear", List.of(input, scale, zero));
    }

    /** The finished model. */
    OnnxMl.ModelProto model(Map<String, String> metadata) {
        OnnxMl.ModelProto.Builder model = OnnxMl.ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("roadmask")
                .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph);
        metadata.forEach((key, value) -> model.addMetadataProps(
                OnnxMl.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private String bias(FoldedConvolution convolution) {
        return floats(convolution.bias(), convolution.bias().length);
    }

    private String floats(float[] values, long... dimensions) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder()
                .setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes));
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        return add(tensor);
    }

    /** Each tensor has a name of its own: shared ones keep quantized convolutions in float (ONNX Runtime 1.29). */
    private String add(OnnxMl.TensorProto.Builder tensor) {
        String name = "constant" + names++;
        graph.addInitializer(tensor.setName(name));
        return name;
    }

    private String node(String type, List<String> inputs, OnnxMl.AttributeProto... attributes) {
        return node(type.toLowerCase(java.util.Locale.ROOT) + names++, type, inputs, attributes);
    }

    private String node(String output, String type, List<String> inputs, OnnxMl.AttributeProto... attributes) {
        graph.addNode(OnnxMl.NodeProto.newBuilder()
                .setName(output)
                .setOpType(type)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    private static OnnxMl.AttributeProto kernel(int side) {
        return integers("kernel_shape", side, side);
    }

    private static OnnxMl.AttributeProto integers(String name, long... values) {
        OnnxMl.AttributeProto.Builder attribute =
                OnnxMl.AttributeProto.newBuilder().setName(name).setType(OnnxMl.AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static OnnxMl.AttributeProto integer(String name, long value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static OnnxMl.AttributeProto string(String name, String value) {
        return OnnxMl.AttributeProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static OnnxMl.ValueInfoProto value(String name, List<String> dimensions) {
        OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
        for (String dimension : dimensions) {
            OnnxMl.TensorShapeProto.Dimension.Builder one = OnnxMl.TensorShapeProto.Dimension.newBuilder();
            boolean number = dimension.chars().allMatch(Character::isDigit);
            shape.addDim(number ? one.setDimValue(Long.parseLong(dimension)) : one.setDimParam(dimension));
        }
        OnnxMl.TypeProto.Tensor.Builder tensor = OnnxMl.TypeProto.Tensor.newBuilder()
                .setElemType(OnnxMl.TensorProto.DataType.UINT8_VALUE)
                .setShape(shape);
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
