"""Anatomical coordinates of the skin: on which part a cell lies, and where on that part.

Parts and ranges are those of the reference borders, so that a box written in a data file, a tile of a published
map and a point of the body mesh speak of the same place. All is said for one side (the patient's left, mirrored for
the right), in the anatomical position, palms forward.

Every cell has a ``part``, an ``aspect`` and three numbers:

* ``v`` runs 0 proximal or cranial to 1 distal or caudal along its part;
* ``u`` runs 0 to 1 across it;
* ``theta`` is degrees around it, 0 anterior, 90 lateral, 180 posterior, -90 (270) medial. A range [a, b] of theta runs
  upward from a to b, modulo 360. Head, face, neck and trunk use 0 (front midline) to 180 (back midline).

Where a part has no natural ``u``, it is ``(1 + sin theta) / 2`` (0 medial edge, 1 lateral edge of the view); where it
has no natural ``theta``, theta is the angle around the trunk or the limb all the same. Use whichever is plainer.

======================  ==========================  ====================================  ============================
part                    v                           u                                     remarks
======================  ==========================  ====================================  ============================
head                    0 frontal hairline, 0.5     0 midline, 1 above the ear            aspect superior v < 0.5,
                        vertex, 1 external                                                posterior after; the region
                        occipital protuberance                                            behind the ear is u near 1
face                    0 hairline, 0.4 lower lid,  0 midline, 1 tragus and back edge     eye u 0.15-0.55 v 0.25-0.42;
                        0.62 nose base, 0.78        of the ramus                          temples v 0.1-0.4, u > 0.62
                        mouth, 1 chin
ear                     0 top of helix, 1 lobule    0 tragus side, 1 rim                  aspect lateral or cranial
                                                                                          (faces the head)
neck                    front: 0 mandible, 1        sin theta                             theta 0 front, 90 side, 180
                        clavicle; back: 0                                                 back
                        occipital protuberance, 1
                        C7 spinous process
shoulder                0 base of the neck, 1       0 front edge (clavicle), 0.5 ridge,   the top of the shoulder only;
                        acromion                    1 back edge (spine of the scapula)    the deltoid is arm v 0-0.4
thorax                  0 clavicle, 0.27 sternal    0 midline, 1 side (midaxillary line)  front of the chest, theta < 90;
                        angle, 0.65 nipple, 1                                             nipple u 0.5, sternum u < 0.2
                        xiphisternum
epigastrium             0 xiphisternum, 1           0 midline, 1 side                     theta < 90
                        umbilicus
hypogastrium            0 umbilicus, 1 inguinal     0 midline, 1 side                     v follows the oblique
                        ligament and pubic crest                                          ligament up to the hip bone
back                    0 C7 spinous process,       0 midline, 1 side                     theta > 90; spine u < 0.12,
                        0.86 iliac crest, 1                                               scapula u 0.3-0.8 v 0.1-0.42;
                        posterior superior iliac                                          v > 0.86 only where u < 0.3
                        spine (sacrum)                                                    (the sacrum)
buttock                 0 iliac crest, 0.27         0 midline, 1 side of the hip          v < 0.27 only where u > 0.3
                        posterior superior iliac
                        spine, 1 gluteal fold
axilla                  0                           0                                     one round patch
perineum                perianal: 0 anal verge,     0 midline, 1 lateral edge             aspects genital_anterior (mons
                        1 outer edge of the saddle                                        pubis), genital_proximal,
                                                                                          genital_distal_posterior,
                                                                                          perineal_body, perianal,
                                                                                          coccygeal
arm                     0 acromion, 1 elbow         (1 + sin theta) / 2                   deltoid v < 0.4; inner skin of
                                                                                          v < 0.2 is the axilla
forearm                 0 elbow, 1 wrist crease     (1 + sin theta) / 2                   lateral (90) is radial
hand                    0 wrist crease, 1 webs of   0 ulnar edge, 0.125 fifth ray, 0.325  aspect palmar or dorsal; thenar
                        the fingers                 fourth, 0.475 third, 0.6 second,      u > 0.65 palmar, hypothenar
                                                    0.65 cleft before the thumb, 0.85     u < 0.3 palmar
                                                    first ray, 1 radial edge
hand_digit_1 … 5        0 base (web; for the thumb  0 ulnar, 1 radial                     aspect palmar or dorsal; 1 is
                        its knuckle), 1 tip                                               the thumb; pulp v > 0.75
thigh                   front: 0 inguinal ligament, (1 + sin theta) / 2                   inner thigh theta 230-300;
                        1 upper pole of patella;                                          outer 60-130
                        back: 0 gluteal fold
knee                    0 upper pole of patella, 1  (1 + sin theta) / 2                   patella v 0-0.5, theta -40-40;
                        tibial tuberosity                                                 popliteal fossa theta 140-220
leg                     0 tibial tuberosity, 1      (1 + sin theta) / 2                   shin theta -40-20; calf
                        malleoli                                                          110-250
heel                    0 upper edge of calcaneus,  (1 + sin theta) / 2                   theta 60-300 (behind the ankle
                        1 edge of the sole                                                line); Achilles is leg v > 0.8
foot_dorsum             0 ankle, 1 line of the      0 great-toe side, 0.14 first ray,     top and sides of the foot
                        metatarsophalangeal joints  0.35 second, 0.55 third, 0.75
                                                    fourth, 0.92 fifth, 1 outer edge
sole                    0 back of the heel, 1 line  as foot_dorsum                        heel pad v < 0.25; ball
                        of those joints                                                   v > 0.75; arch u < 0.4
foot_toe_1 … 5          0 joint line, 1 tip         0 great-toe side, 1 little-toe side   aspect dorsal or plantar; 1 is
                                                                                          the great toe; the web spaces
                                                                                          lie at v < 0.35 near u 0, 1
======================  ==========================  ====================================  ============================

``aspect`` tells cells apart only in ear, hand, digits, toes and perineum (and head superior or posterior); elsewhere it
is implied by ``u`` and ``theta`` and a box leaves it out.
"""
