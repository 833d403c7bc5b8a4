"""What the pictures of the sample show: flat scenes of a harbour town, drawn for this project from shapes of one colour.

A scene is a function that draws on a canvas 1000 units wide, whatever it has in pixels; `y` runs down from 0."""
import math

from PIL import Image, ImageDraw

SHARPNESS = 3  # Drawn that much larger and made small: soft edges.


class Canvas:
    """Shapes on a picture, in units of a thousandth of its width. Colours are `#rrggbb` or, to let through what is behind, `#rrggbbaa`."""

    def __init__(self, width, height):
        self.size = width, height
        self.unit = width * SHARPNESS / 1000
        self.height = height * 1000 / width
        self.image = Image.new('RGB', (width * SHARPNESS, height * SHARPNESS))
        self.draw = ImageDraw.Draw(self.image, 'RGBA')

    def scaled(self, points):
        return [(x * self.unit, y * self.unit) for x, y in points]

    def gradient(self, top, bottom, first=0, last=None):
        """A surface from one height to another that passes from one colour to the other."""
        first, last = round(first * self.unit), round((self.height if last is None else last) * self.unit)
        one, other = (tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5)) for colour in (top, bottom))
        for y in range(first, last):
            part = (y - first) / max(last - first - 1, 1)
            colour = tuple(round(a + (b - a) * part) for a, b in zip(one, other))
            self.draw.line((0, y, self.image.width, y), fill=colour)

    def area(self, colour, *points):
        self.draw.polygon(self.scaled(points), fill=colour)

    def box(self, colour, left, top, right, bottom, radius=0):
        (x0, y0), (x1, y1) = self.scaled([(left, top), (right, bottom)])
        self.draw.rounded_rectangle((x0, y0, x1, y1), radius * self.unit, fill=colour)

    def disc(self, colour, x, y, across, down=None):
        down = across if down is None else down
        (x0, y0), (x1, y1) = self.scaled([(x - across, y - down), (x + across, y + down)])
        self.draw.ellipse((x0, y0, x1, y1), fill=colour)

    def line(self, colour, width, *points):
        self.draw.line(self.scaled(points), fill=colour, width=max(1, round(width * self.unit)), joint='curve')

    def ring(self, colour, width, x, y, across, down=None, start=0, end=360):
        down = across if down is None else down
        (x0, y0), (x1, y1) = self.scaled([(x - across, y - down), (x + across, y + down)])
        self.draw.arc((x0, y0, x1, y1), start, end, fill=colour, width=max(1, round(width * self.unit)))

    def hills(self, colour, base, height, period, phase=0):
        """A line of hills down to the lower edge."""
        crest = [(x, base - height * (0.6 + 0.4 * math.sin(x / period + phase)) * (0.7 + 0.3 * math.sin(x / period / 2.7 + 2 * phase)))
                 for x in range(0, 1011, 10)]
        self.area(colour, (0, self.height), *crest, (1010, self.height))

    def ripples(self, colour, top, bottom, rows, length, seed=0):
        """Short level strokes on water, longer and thicker where it is near."""
        for row in range(rows):
            part = (row + 0.5) / rows
            y = top + (bottom - top) * part ** 1.4
            for stroke in range(5):
                x = (seed + 211 * stroke + 337 * row + 53 * row * stroke) % 1000
                self.box(colour, x, y, x + length * (0.4 + part), y + 1.5 + 3 * part, 1.5)

    def finished(self):
        return self.image.resize(self.size, Image.Resampling.LANCZOS)


def ferry_ramp(c):
    """A ferry ramp at dusk, one cyclist waiting; the last boat is five minutes out."""
    c.gradient('#2f3e63', '#f2a679', 0, 380)
    c.disc('#ffd9a0', 690, 355, 52)
    c.hills('#4a4a72', 380, 70, 120, 1)
    c.gradient('#c98a78', '#34405f', 380)
    c.ripples('#f6c79766', 395, 640, 11, 60, 640)
    c.area('#23304d', (735, 402), (905, 402), (890, 428), (752, 428))  # The boat.
    c.box('#2d3b5c', 770, 370, 872, 404, 4)
    c.box('#23304d', 826, 345, 842, 372)
    for x in range(780, 866, 21):
        c.box('#ffe2a3', x, 380, x + 12, 391, 2)
    c.area('#3b3c4c', (0, 470), (330, 470), (620, 667), (0, 667))  # The ramp.
    c.area('#4b4c5e', (0, 470), (330, 470), (355, 487), (0, 487))
    for step in range(5):
        c.line('#2f3040', 4, (0, 515 + 34 * step), (392 + 48 * step, 515 + 34 * step))
    c.box('#242636', 96, 210, 106, 500)
    c.area('#ffe7ab33', (101, 220), (10, 480), (240, 480))
    c.disc('#ffe7ab', 101, 214, 15)
    for x in (206, 318):  # The bicycle and its rider.
        c.ring('#15182a', 6, x, 455, 41)
    c.line('#15182a', 7, (206, 455), (244, 396), (300, 396), (262, 455), (206, 455))
    c.line('#15182a', 7, (318, 455), (294, 378), (310, 370))
    c.line('#15182a', 6, (244, 396), (238, 380), (226, 380), (252, 380))
    c.line('#1b2036', 20, (245, 372), (272, 420), (268, 470))
    c.area('#9a3f43', (226, 382), (258, 384), (290, 318), (262, 302))
    c.line('#9a3f43', 14, (276, 322), (300, 348), (308, 372))
    c.disc('#e0a988', 286, 286, 19)
    c.area('#1b2036', (264, 284), (268, 266), (290, 260), (308, 276), (320, 282))


def ferry_rope(c):
    """A bollard of the old ferry, with grooves that ropes have worn two fingers deep."""
    c.gradient('#d7e3e4', '#b9cfd2', 0, 300)
    c.hills('#9fb8b4', 300, 60, 140, 0.4)
    c.gradient('#8fb0b3', '#5f8a91', 300)
    c.ripples('#d7e9ea88', 312, 520, 9, 70)
    c.area('#8a8378', (0, 520), (1000, 485), (1000, 667), (0, 667))
    c.area('#a39b8e', (0, 520), (1000, 485), (1000, 505), (0, 542))
    c.line('#6f695f', 4, (330, 530), (300, 667))
    c.line('#6f695f', 4, (760, 514), (800, 667))
    c.disc('#6a6359', 500, 575, 165, 26)
    c.area('#7a5236', (390, 205), (610, 205), (622, 570), (378, 570))
    c.disc('#7a5236', 500, 570, 122, 26)
    c.area('#8f6444', (390, 205), (470, 205), (462, 590), (378, 570))
    c.area('#5d3d28', (575, 205), (610, 205), (622, 572), (580, 590))
    c.disc('#a67a55', 500, 205, 110, 26)
    c.ring('#7a5236', 4, 500, 205, 74, 16)
    c.ring('#7a5236', 4, 500, 205, 38, 8)
    for y in (300, 352):  # The grooves.
        c.area('#4a2f1e', (384, y), (616, y + 10), (617, y + 34), (384, y + 24))
        c.disc('#d7e3e4' if y < 300 else '#8fb0b3', 374, y + 11, 13, 14)
        c.disc('#8fb0b3', 627, y + 22, 13, 14)
    for y in (438, 466, 494):  # The rope.
        c.line('#c9ad78', 27, (372, y), (440, y + 17), (560, y + 17), (628, y))
        for x in range(380, 626, 17):
            c.line('#9c824f', 4, (x - 4, y + 20), (x + 9, y))
    c.line('#c9ad78', 26, (620, 494), (760, 430), (1010, 350))
    for step in range(20):
        x, y = 640 + 19 * step, 486 - 6.6 * step - (8 if step > 6 else 0)
        c.line('#9c824f', 4, (x - 5, y + 11), (x + 9, y - 13))


def lighthouse_drawer(c):
    """A drawer of the watch room of a lighthouse, pulled out, and what is in it."""
    c.gradient('#3f5a5e', '#2f474c', 0)
    c.box('#8a6038', 90, 0, 910, 330)
    c.box('#9d7045', 90, 0, 910, 26)
    c.box('#7a5330', 120, 60, 880, 270, 6)
    c.disc('#d8b66a', 500, 165, 46, 16)
    c.box('#4d341e', 110, 330, 890, 372)
    c.area('#6d4a2a', (130, 352), (870, 352), (950, 690), (50, 690))  # The drawer from above.
    c.area('#c9a877', (158, 372), (842, 372), (908, 664), (92, 664))
    c.area('#a98a5c', (158, 372), (842, 372), (850, 402), (151, 402))
    c.area('#f3ead2', (190, 425), (395, 412), (420, 585), (178, 602))  # The log.
    for row in range(7):
        c.line('#8fa3a0', 4, (205, 448 + 21 * row), (385 + row, 437 + 21 * row))
    c.line('#b3493f', 4, (232, 430), (226, 592))
    c.disc('#b98b3f', 520, 500, 72, 58)  # A compass.
    c.disc('#f6f0df', 520, 500, 58, 46)
    c.area('#b3493f', (520, 460), (530, 502), (510, 502))
    c.area('#2f474c', (520, 542), (530, 498), (510, 498))
    c.line('#3c4448', 9, (640, 432), (730, 432))  # A key.
    c.ring('#3c4448', 9, 622, 432, 21)
    c.line('#3c4448', 9, (712, 432), (712, 452), (712, 432), (728, 432), (728, 448))
    c.area('#e9dfc3', (640, 500), (770, 486), (790, 620), (660, 638))  # Sweets, and their bag.
    c.area('#4f8a63', (645, 530), (774, 516), (783, 580), (654, 596))
    c.area('#e9dfc3', (640, 500), (660, 484), (690, 496), (720, 478), (770, 486))
    for x, y in ((700, 556), (728, 551)):
        c.disc('#f3ead2', x, y, 17, 13)
    for x, y in ((806, 600), (838, 618), (812, 636)):
        c.box('#f3ead2', x, y, x + 24, y + 17, 4)
        c.box('#d6e5c4', x, y, x + 24, y + 6, 3)
    for index in range(3):  # Fuses.
        x, y = 806 + 9 * index, 446 + 34 * index
        c.box('#dfe8e4', x - 26, y, x + 26, y + 15, 3)
        c.line('#8f9a9c', 2, (x - 20, y + 7), (x + 20, y + 7))
        c.box('#a9aeb0', x - 30, y - 1, x - 16, y + 16, 3)
        c.box('#a9aeb0', x + 16, y - 1, x + 30, y + 16, 3)
    for x, y, colour in ((250, 624, '#33698a'), (420, 616, '#b3493f')):  # Ends of pencils.
        c.box(colour, x, y, x + 92, y + 18, 3)
        c.area('#efd9a7', (x + 92, y), (x + 122, y + 9), (x + 92, y + 18))
        c.area('#2b2420', (x + 112, y + 6), (x + 122, y + 9), (x + 112, y + 12))
    c.area('#5a3b20', (50, 690), (950, 690), (950, 750), (50, 750))
    c.box('#8a6038', 50, 664, 950, 750, 6)
    c.disc('#d8b66a', 500, 706, 46, 16)


def library_van(c):
    """A green van leaning gently to the left."""
    c.gradient('#cfe3ea', '#eef2e6', 0, 430)
    c.disc('#fff6d5', 820, 110, 50)
    c.hills('#a9c3a0', 450, 110, 150, 2)
    c.hills('#8cb082', 470, 50, 90, 0.3)
    c.box('#77796f', 0, 500, 1000, 667)
    for x in range(20, 1000, 165):
        c.box('#d9d6c0', x, 582, x + 85, 592)

    def lean(x, y):
        """The body leans: the higher, the further left, and down on that side."""
        return x - (500 - y) * 0.09, y + (520 - x) * 0.035

    def panel(colour, left, top, right, bottom):
        c.area(colour, lean(left, top), lean(right, top), lean(right, bottom), lean(left, bottom))

    c.disc('#5b5d55', 500, 560, 350, 20)
    panel('#2f7d5b', 215, 180, 700, 520)
    panel('#2f7d5b', 690, 250, 840, 520)
    c.area('#2f7d5b', lean(690, 180), lean(752, 190), lean(842, 300), lean(690, 300))
    panel('#276a4d', 215, 440, 840, 520)
    panel('#e9dfc3', 215, 205, 690, 222)
    panel('#f4ecd4', 262, 258, 640, 405)
    for index, colour in enumerate(('#b3493f', '#d9a441', '#33698a', '#5a3b6e', '#2f7d5b', '#b3493f', '#c9774a', '#33698a', '#8a6038',
                                    '#d9a441', '#5a3b6e', '#b3493f')):
        x = 280 + 29 * index
        panel(colour, x, 278 + (index * 37) % 30, x + 22, 392)
    panel('#8a6038', 262, 392, 640, 405)
    c.area('#bcdce6', lean(712, 216), lean(748, 218), lean(808, 302), lean(712, 302))
    panel('#f2cf63', 826, 400, 846, 432)
    panel('#1f4f3a', 716, 350, 742, 358)
    for x, y in ((318, 535), (745, 522)):
        c.disc('#22262a', x, y, 57)
        c.disc('#b9bdb8', x, y, 25)
        c.disc('#22262a', x, y, 8)


def library_lamp(c):
    """A reading lamp with a green shade in a small library."""
    c.gradient('#2b2420', '#3a2e27', 0)
    for row in range(2):  # Shelves in the dark.
        y = 40 + 220 * row
        for index in range(17):
            height = 120 + (index * 47 + row * 31) % 60
            x = 20 + 58 * index
            c.box(('#4a3a33', '#54413a', '#3f4a48', '#5a4638')[(index + row) % 4], x, y + 190 - height, x + 44, y + 190)
        c.box('#1f1916', 0, y + 190, 1000, y + 206)
    c.area('#ffe9a62e', (330, 300), (670, 300), (960, 560), (40, 560))
    c.area('#ffe9a62e', (370, 300), (630, 300), (800, 560), (200, 560))
    c.box('#8a5a34', 0, 545, 1000, 667)
    c.disc('#c98f55', 500, 580, 390, 34)
    c.box('#6d4526', 0, 628, 1000, 667)
    c.disc('#a57c2f', 500, 568, 110, 22)
    c.disc('#d8b04c', 500, 558, 110, 22)
    c.box('#c39a3d', 487, 290, 513, 560)
    c.disc('#d8b04c', 500, 430, 22, 16)
    c.area('#1f7a52', (330, 300), (400, 175), (600, 175), (670, 300))
    c.disc('#1f7a52', 500, 178, 100, 28)
    c.area('#2f9a69', (372, 285), (425, 185), (462, 178), (430, 290))
    c.disc('#fff2c4', 500, 300, 170, 17)
    c.box('#d8b04c', 488, 134, 512, 156, 6)
    c.line('#d8b04c', 5, (575, 310), (575, 375))
    c.disc('#d8b04c', 575, 380, 8)
    c.area('#f6ecd2', (610, 570), (760, 556), (905, 576), (752, 596))  # An open book.
    c.area('#e2d4b1', (752, 556), (758, 556), (762, 596), (750, 596))
    for row in range(3):
        c.line('#a8987a', 3, (650 + 6 * row, 571 + 6 * row), (738, 563 + 7 * row))
        c.line('#a8987a', 3, (775, 563 + 7 * row), (872 - 10 * row, 573 + 5 * row))


def bell_crack(c):
    """The lip of a bell with a crack, marked with chalk."""
    c.gradient('#54483d', '#2e2721', 0)
    c.box('#6e5a45', 0, 0, 1000, 62)
    c.box('#4a3b2d', 0, 62, 1000, 74)
    for x in (90, 880):
        c.box('#5d4b39', x, 74, x + 46, 667)
    c.box('#3a332c', 0, 610, 1000, 667)
    c.disc('#241e19', 500, 628, 400, 24)
    c.ring('#8d7a5a', 24, 500, 88, 52, 46)
    left = [(390, 130), (352, 170), (335, 290), (312, 390), (258, 480), (170, 560)]
    right = [(1000 - x, y) for x, y in reversed(left)]
    c.area('#a5763a', *left, *right)
    c.disc('#a5763a', 500, 132, 112, 40)
    c.area('#c39350', (400, 150), (440, 140), (415, 300), (395, 400), (340, 500), (268, 572), (215, 566), (300, 470), (360, 360), (375, 250))
    c.area('#835826', (612, 135), (648, 170), (665, 290), (688, 390), (742, 480), (830, 560), (760, 586), (690, 480), (640, 330))
    for y, half in ((205, 151), (225, 153), (410, 206), (430, 222)):
        c.ring('#7a5325', 7, 500, y - 24, half, 40, 8, 172)
    c.disc('#8a5f2c', 500, 560, 332, 44)
    c.disc('#3d2916', 500, 570, 292, 30)
    c.disc('#1f150b', 500, 592, 40, 22)
    c.line('#1e1209', 9, (552, 542), (566, 500), (546, 462), (566, 420), (552, 384), (560, 340))
    c.line('#1e1209', 6, (546, 462), (526, 436))
    c.line('#1e1209', 5, (566, 420), (586, 398))
    chalk = [(560 - 84 * math.cos(math.radians(angle)), 400 - 108 * math.sin(math.radians(angle))) for angle in range(-14, 195, 7)]
    c.line('#f4f1e6', 8, (472, 538), *chalk, (650, 540))

def bookshop_door(c):
    """The wooden door of a bookshop, and the times of the boats on it."""
    c.gradient('#d9cbb0', '#c9b896', 0)
    for row in range(9):
        for column in range(12):
            c.box('#cdbd9b', column * 100 - (row % 2) * 50, row * 76 + 4, column * 100 + 92 - (row % 2) * 50, row * 76 + 70, 4)
    c.box('#8f8676', 0, 620, 1000, 667)
    c.box('#3d2a1c', 330, 60, 700, 640)
    c.box('#7b4d2e', 352, 82, 678, 640)
    for x in (433, 515, 597):
        c.line('#5f3a21', 4, (x, 82), (x, 640))
    c.box('#6a4126', 352, 150, 678, 168)
    c.box('#6a4126', 352, 520, 678, 538)
    c.box('#f5eed9', 420, 205, 610, 440, 3)  # The times.
    c.line('#3d2a1c', 4, (460, 205), (515, 176), (570, 205))
    c.disc('#3d2a1c', 515, 176, 7)
    c.box('#31606b', 440, 224, 590, 250)
    for row in range(7):
        y = 270 + 23 * row
        c.box('#9b8f78', 440, y, 485, y + 9)
        c.box('#c2b69d' if row != 6 else '#b3493f', 500, y, 590 - (row * 13) % 30, y + 9)
    c.disc('#d8b04c', 650, 380, 13)
    c.box('#2c4a46', 772, 190, 950, 480)  # The window.
    c.box('#e8c97c', 786, 204, 936, 466)
    c.box('#3d2a1c', 786, 330, 936, 340)
    for index in range(6):
        colour = ('#b3493f', '#33698a', '#5a7d4b', '#8a6038', '#5a3b6e', '#c9774a')[index]
        c.box(colour, 796 + 23 * index, 350 + (index * 29) % 34, 814 + 23 * index, 466)
        c.box(colour, 800 + 23 * (5 - index), 236 + (index * 41) % 40, 817 + 23 * (5 - index), 330)
    c.area('#b3493f', (745, 190), (977, 190), (1000, 130), (722, 130))
    for index in range(4):
        c.area('#f0e2c4', (765 + 58 * index, 190), (794 + 58 * index, 190), (791 + 70 * index - 35, 130), (757 + 70 * index - 35, 130))
    c.box('#a5552f', 130, 530, 250, 640, 8)  # A pot with a plant.
    c.box('#b9643b', 120, 522, 260, 552, 6)
    for angle in range(-60, 61, 20):
        x, y = 190 + 120 * math.sin(math.radians(angle)), 522 - 190 * math.cos(math.radians(angle))
        c.area('#4f7a52', (180, 526), (x - 16, (y + 526) / 2), (x, y), (x + 16, (y + 526) / 2 + 12), (200, 526))


def kell_chair(c):
    """A kitchen chair beside a large lathe."""
    c.gradient('#d8d0c0', '#c4b9a4', 0, 520)
    c.box('#a99c86', 0, 520, 1000, 667)
    c.box('#93866f', 0, 520, 1000, 530)
    c.box('#8fa9b0', 90, 60, 330, 300)
    for x in (90, 166, 244, 322):
        c.box('#f2eee2', x, 60, x + 10, 300)
    for y in (60, 176, 292):
        c.box('#f2eee2', 90, y, 332, y + 10)
    c.area('#fff8dc44', (100, 310), (330, 310), (560, 667), (250, 667))
    c.disc('#7f7460', 690, 612, 300, 18)  # The lathe.
    for x in (470, 880):
        c.area('#35505a', (x - 45, 610), (x - 30, 430), (x + 30, 430), (x + 45, 610))
    c.box('#43636e', 400, 396, 970, 438, 6)
    c.box('#5b7d88', 400, 396, 970, 408, 4)
    c.box('#35505a', 420, 250, 560, 396, 10)
    c.disc('#6b8d98', 490, 310, 44)
    c.disc('#35505a', 490, 310, 15)
    c.box('#8f9a9c', 556, 280, 596, 350, 4)
    c.area('#b98a3e', (596, 292), (655, 276), (745, 262), (790, 240), (790, 390), (745, 368), (655, 354), (596, 338))  # A bell in the making.
    c.area('#d4a957', (596, 300), (655, 286), (745, 274), (790, 254), (790, 286), (745, 298), (655, 304), (596, 312))
    c.box('#35505a', 842, 280, 930, 396, 8)
    c.area('#8f9a9c', (790, 308), (846, 300), (846, 330), (790, 322))
    c.ring('#8f9a9c', 9, 900, 340, 34)
    c.disc('#8f9a9c', 900, 340, 9)
    c.box('#43636e', 655, 384, 735, 398)
    c.disc('#8c8069', 250, 628, 130, 13)  # The chair.
    for points in (((172, 360), (160, 630)), ((312, 452), (322, 630)), ((200, 450), (206, 610)), ((286, 450), (290, 610))):
        c.line('#9c3f34' if points[0][1] < 452 else '#8a3329', 15, *points)
    c.line('#b04a3d', 16, (172, 470), (156, 240))
    c.line('#b04a3d', 16, (292, 455), (282, 232))
    for y in (256, 310, 364):
        c.line('#b04a3d', 18, (160, y), (284, y - 8))
    c.area('#c25a4b', (152, 462), (300, 450), (346, 476), (166, 490))
    c.line('#8a3329', 9, (166, 560), (318, 552))
    for index in range(9):
        c.ring('#c9a45a', 4, 560 + 37 * index, 640 - (index * 17) % 26, 12, 8, 20, 300)


def bookshop_storm(c):
    """A bookshop by the sea while a storm goes over it: the still of a film."""
    c.gradient('#2a3442', '#5b6d7a', 0, 360)
    for x, y, size in ((120, 70, 150), (330, 40, 190), (610, 76, 170), (860, 46, 200)):
        c.disc('#222b37', x, y, size, 62)
    c.gradient('#46606b', '#2b3f4a', 360)
    for row in range(5):
        y = 372 + 38 * row
        for index in range(8):
            x = index * 140 - (row % 2) * 70
            c.area('#7f98a188', (x, y + 16), (x + 52, y - 10 - 3 * row), (x + 74, y + 4), (x + 128, y + 16))
    c.area('#39403c', (380, 563), (470, 410), (1000, 380), (1000, 563))
    c.box('#c9b896', 560, 220, 900, 440)
    c.area('#7d3d35', (530, 225), (610, 130), (860, 130), (930, 225))
    c.box('#4a3324', 596, 300, 668, 438)
    c.box('#ffe2a3', 708, 280, 862, 386, 4)
    c.box('#4a3324', 781, 280, 789, 386)
    for index in range(12):
        c.box(('#b3493f', '#33698a', '#5a7d4b', '#8a6038')[index % 4], 713 + 12 * index + (6 if index > 5 else 0), 336 + (index * 13) % 22,
              722 + 12 * index + (6 if index > 5 else 0), 386)
    c.box('#2f3d36', 590, 246, 690, 284, 4)
    c.line('#e8e2cf', 4, (606, 265), (674, 265))
    c.line('#1f2723', 12, (470, 430), (452, 300), (420, 220))
    for x, y in ((330, 190), (340, 240), (362, 160), (318, 262), (400, 150)):
        c.line('#2f4438', 12, (420, 220), ((x + 420) / 2, y - 10), (x, y))
    for index in range(70):
        x, y = (index * 173) % 1080 - 20, (index * 97) % 563
        c.line('#cfdde355', 3, (x, y), (x - 24, y + 44))


def salt_pans(c):
    """Salt pans in the early morning: one is bright, the others dark."""
    c.gradient('#3b3f63', '#f4b48a', 0, 215)
    c.disc('#ffe6b8', 470, 206, 34)
    c.hills('#3a3a57', 215, 34, 110, 2.2)
    c.box('#2b2c42', 0, 215, 1000, 563)
    rows = [(222, 250), (256, 298), (306, 372), (382, 470), (482, 600)]

    def along(x, y):
        """Where a dam that is at `x` in front is further back: dams run together at the sun."""
        return 470 + (x - 470) * (y - 170) / 393

    for row, (top, bottom) in enumerate(rows):
        for column in range(-8, 9):
            left, right = 470 + 300 * column - 20, 470 + 300 * column + 262
            shape = [(along(left, top), top), (along(right, top), top), (along(right, bottom), bottom), (along(left, bottom), bottom)]
            c.area(('#4a4b69', '#434461', '#51506d')[(row * 2 + column) % 3], *shape)
            if (row, column) == (3, 0):
                c.area('#ffd7a1', *shape)
                c.area('#fff0cf', *[(x * 0.5 + 545 * 0.5, y * 0.5 + 424 * 0.5) for x, y in shape])
    for x, y, size in ((700, 372, 30), (772, 376, 22), (205, 474, 40), (90, 300, 15)):
        c.area('#8e8ca3', (x - size, y), (x, y - size * 1.1), (x + size, y))
        c.area('#d7cdd0', (x - size * 0.2, y), (x, y - size * 1.1), (x - size, y))
    c.line('#1c1d2e', 7, (332, 400), (352, 338))  # Somebody with a rake.
    c.line('#1c1d2e', 7, (372, 400), (356, 340))
    c.area('#1c1d2e', (338, 342), (368, 342), (364, 284), (344, 284))
    c.disc('#1c1d2e', 354, 270, 12)
    c.area('#1c1d2e', (326, 270), (382, 270), (354, 248))
    c.line('#1c1d2e', 5, (352, 304), (392, 322), (470, 402))
    c.line('#1c1d2e', 7, (452, 410), (488, 396))


def ferry_deck(c):
    """The foredeck of a ferry in the early morning."""
    c.gradient('#f6d9b8', '#cfe0e4', 0, 300)
    c.disc('#fff4d6', 250, 190, 46)
    c.hills('#a7bcc0', 300, 70, 130, 1.4)
    for x, height in ((700, 70), (742, 110), (790, 54), (836, 92), (890, 64)):
        c.box('#8fa6ac', x, 296 - height, x + 34, 300)
    c.gradient('#b8d0d3', '#7fa6ad', 300, 460)
    c.ripples('#ffffff77', 308, 450, 9, 60)
    c.area('#5f8f86', (0, 667), (0, 520), (500, 395), (1000, 520), (1000, 667))  # The deck, and its rail.
    c.area('#4d7b73', (0, 667), (0, 548), (500, 418), (1000, 548), (1000, 667))
    for x in range(-400, 1401, 120):
        c.line('#456f68', 4, (500 + (x - 500) * 0.12, 424), (x, 667))
    for lift, width in ((100, 11), (62, 6), (28, 6)):
        c.line('#f5f3ea', width, (0, 520 - lift), (500, 395 - lift * 0.8), (1000, 520 - lift))
    for x in (0, 125, 250, 375, 500, 625, 750, 875, 1000):
        y = 395 + abs(x - 500) * 0.25
        c.line('#f5f3ea', 9, (x, y), (x, y - 80 - abs(x - 500) * 0.04))
    c.line('#e9e5d6', 9, (500, 320), (500, 110))
    c.area('#b3493f', (504, 112), (592, 140), (504, 168))
    c.ring('#d9653f', 27, 770, 470, 52)
    for start in (30, 120, 210, 300):
        c.ring('#f8f4e8', 27, 770, 470, 52, start=start, end=start + 28)
    c.box('#c9a877', 150, 545, 420, 566, 5)  # A bench.
    c.box('#b08f60', 150, 570, 420, 588, 5)
    for x in (176, 384):
        c.box('#34423f', x, 586, x + 12, 640)
    c.disc('#2f4d49', 600, 612, 60, 14)
    c.box('#34423f', 576, 556, 624, 610, 8)
    c.box('#42544f', 562, 548, 638, 566, 8)
