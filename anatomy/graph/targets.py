"""What bedside tests speak for, where the target is named in words and not by one segment or one record.

Each line says which nodes the words mean; it is a reading of names, not a claim about anatomy.
"""

from __future__ import annotations

from anatomy.model.segment import SEGMENTS, region_of

CORD_REGIONS: tuple[str, ...] = tuple(dict.fromkeys(region_of(segment) for segment in SEGMENTS))
_CORD = tuple(f"cord_region:{region}_cord" for region in CORD_REGIONS)
_ROOTS = tuple(f"root:{segment}" for segment in SEGMENTS)

#: Target in words → node keys.
TARGETS: dict[str, tuple[str, ...]] = {
    "cervical cord / corticospinal tract": ("cord_region:cervical_cord",),
    "cord": _CORD,
    "dorsal columns": _CORD,
    "level one to several segments above the skin level": _CORD,
    "the root of that strip": _ROOTS,
    "the dorsal root ganglion of that dermatome": _ROOTS,
    "any cervical or lumbar": tuple(f"root:{s}" for s in SEGMENTS if region_of(s) in ("cervical", "lumbar")),
    "sacroiliac joint": ("joint:sacroiliac_joint_anterior", "joint:sacroiliac_joint_posterior"),
    "hip joint (osteoarthritis)": ("joint:hip_joint_anterior_capsule", "joint:hip_joint_posterior_capsule"),
    "knee (anterior cruciate ligament)": ("joint:knee_joint_posterior_capsule", "joint:knee_joint_anteromedial"),
    "lumbar facet joint": tuple(f"joint:{level}_facet_joint" for level in ("l1_2", "l2_3", "l3_4", "l4_5", "l5_s1")),
    "intervertebral disc": ("disc:lumbar_intervertebral_disc_posterior_annulus", "disc:cervical_intervertebral_disc"),
    "lumbar spinal stenosis": tuple(f"vertebra:L{i}" for i in range(1, 6)),
    "lower brachial plexus (thoracic outlet)": ("entrapment:lower_trunk_thoracic_outlet",),
    "acute vertebral compression fracture": ("bone:vertebral_body_and_endplate",),
    "calcaneal stress fracture": ("bone:calcaneus",),
    "femoral neck or pelvis fracture": ("bone:pubis", "bone:ischium_and_ischial_tuberosity"),
    "chest wall": ("joint:sternocostal_and_costochondral_joints",),
    "first extensor compartment": ("muscle:abductor_pollicis_longus", "muscle:extensor_pollicis_brevis"),
    "common plantar digital nerve": ("entrapment:morton_neuroma",),
}
