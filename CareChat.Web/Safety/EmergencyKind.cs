namespace CareChat.Web.Safety;

/// <summary>What kind of danger a message speaks of. Stored as numbers: new ones go to the end.</summary>
public enum EmergencyKind
{
    /// <summary>Chest pain and what else a heart attack feels like.</summary>
    Heart,

    /// <summary>No air, or something in the airway.</summary>
    Breathing,

    /// <summary>A drooping face, lost words, a limb that fails, the worst headache.</summary>
    Stroke,

    /// <summary>Blood that is much or does not stop.</summary>
    Bleeding,

    /// <summary>A closing throat, a swelling tongue, anaphylaxis.</summary>
    Allergy,

    /// <summary>Fainting, seizures, somebody who cannot be woken.</summary>
    Unconscious,

    /// <summary>Too much of a medicine, something swallowed, bad air.</summary>
    Poisoning,

    /// <summary>Severe wounds, burns, falls and accidents.</summary>
    Injury,

    /// <summary>Bleeding, a still baby, early labour.</summary>
    Pregnancy,

    /// <summary>Fever in a newborn, signs of meningitis or sepsis.</summary>
    Infection,

    /// <summary>Wanting to die or to hurt oneself, said outright or not.</summary>
    SelfHarm,

    /// <summary>Somebody is being hurt or threatened.</summary>
    Violence,

    /// <summary>Meaning to hurt somebody else.</summary>
    HarmToOthers,

    /// <summary>Any other danger to life.</summary>
    Other,

    /// <summary>Fire, smoke, gas or carbon monoxide: the place itself is the danger.</summary>
    UnsafePlace,
}
