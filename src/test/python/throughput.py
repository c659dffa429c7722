"""Images a second that plain PyTorch trains, for comparison with netwright.benchmark.TrainingThroughput.

Arguments: network (resnet20, mobile, resnet18), layout (nchw, channels_last; bfloat16 is the latter under
autocast). Prints "images/s peak-MB".
The images are random and ready in memory: unlike the product's figure, this one includes no loading.
"""
import resource
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn

BATCH, WARM_UP, MEASURED = 64, 200, 100


def conv_bn(cin, cout, kernel, stride=1, groups=1):
    return nn.Sequential(
        nn.Conv2d(cin, cout, kernel, stride, kernel // 2, groups=groups, bias=False),
        nn.BatchNorm2d(cout),
        nn.ReLU(inplace=True),
    )


class Basic(nn.Module):
    """A basic block whose shortcut has no parameters (option A of He et al., 2015)."""

    def __init__(self, cin, cout, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.stride, self.extra = stride, cout - cin

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)), inplace=True)
        out = self.bn2(self.conv2(out))
        if self.extra:
            x = F.pad(x[:, :, :: self.stride, :: self.stride], (0, 0, 0, 0, self.extra // 2, self.extra - self.extra // 2))
        return F.relu(out + x, inplace=True)


def resnet20():
    layers, cin = [conv_bn(3, 16, 3)], 16
    for cout, stride in [(16, 1)] * 3 + [(32, 2)] + [(32, 1)] * 2 + [(64, 2)] + [(64, 1)] * 2:
        layers.append(Basic(cin, cout, stride))
        cin = cout
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(64, 10)), (3, 32, 32)


def mobile():
    layers, cin = [conv_bn(3, 32, 3)], 32
    for cout, stride in [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (256, 1)]:
        layers += [conv_bn(cin, cin, 3, stride, groups=cin), conv_bn(cin, cout, 1)]
        cin = cout
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(256, 10)), (3, 32, 32)


def resnet18():
    from torchvision.models import resnet18 as make

    return make(num_classes=10), (3, 64, 64)


def main(network, layout):
    torch.set_num_threads(2)
    torch.manual_seed(1)
    model, shape = {"resnet20": resnet20, "mobile": mobile, "resnet18": resnet18}[network]()
    mixed = layout == "bfloat16"
    memory = torch.contiguous_format if layout == "nchw" else torch.channels_last
    model = model.to(memory_format=memory).train()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True, weight_decay=1e-4)
    images = torch.randn(BATCH, *shape).to(memory_format=memory)
    labels = torch.randint(0, 10, (BATCH,))
    for step in range(WARM_UP + MEASURED):
        if step == WARM_UP:
            start = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16, enabled=mixed):
            loss = F.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        loss.item()
    speed = BATCH * MEASURED / (time.perf_counter() - start)
    print(f"{speed:.1f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")


if __name__ == "__main__":
    main(*sys.argv[1:])
