import type { Question } from "../question.ts";

export const seniorPool: readonly Question[] = [
  {
    id: "senior-e01",
    prompt: {
      en: "What sets a champion apart from a friendly contact?",
      es: "¿Qué distingue a un promotor interno de un contacto amable?",
    },
    options: {
      a: {
        en: "Long experience with products that closely resemble yours",
        es: "Mucha experiencia con productos parecidos al tuyo",
      },
      b: {
        en: "Quick answers and an open ear for all of your calls",
        es: "Respuestas rápidas y buena disposición en cada llamada",
      },
      c: {
        en: "A senior title and the right to sign the contract",
        es: "Un cargo alto y la facultad de firmar el contrato",
      },
      d: {
        en: "Influence, and selling the idea when you are not there",
        es: "Influencia, y que defienda la idea cuando tú no estás",
      },
    },
  },
  {
    id: "senior-e02",
    prompt: {
      en: "Two weeks before the planned signature you have never met the person who controls the budget. What do you do?",
      es: "A dos semanas de la firma prevista aún no conoces a quien controla el presupuesto. ¿Qué haces?",
    },
    options: {
      a: {
        en: "Write to that person directly, without telling your champion.",
        es: "Escribes directamente a esa persona sin decírselo a tu promotor.",
      },
      b: {
        en: "Have your champion set up a meeting, for a reason useful to both.",
        es: "Pides a tu promotor que organice una reunión útil para ambos.",
      },
      c: {
        en: "Bring the signature forward, so that no questions can come up.",
        es: "Adelantas la firma, para que no puedan surgir preguntas.",
      },
      d: {
        en: "Leave it, since your champion has said that the budget is perfectly safe.",
        es: "Lo dejas, porque tu promotor dijo que el presupuesto está seguro.",
      },
    },
  },
  {
    id: "senior-e03",
    prompt: {
      en: "The buyer asks for 10% off. What is the best first reply?",
      es: "El comprador pide un 10 % de descuento. ¿Cuál es la mejor primera respuesta?",
    },
    options: {
      a: {
        en: "Ask what is behind it and tie any discount to something in return.",
        es: "Preguntas a qué se debe y ligas cualquier descuento a una contrapartida.",
      },
      b: {
        en: "Pass it to your manager, as a senior rep stays out of price talks.",
        es: "Lo pasas a tu responsable, porque un sénior no discute precios.",
      },
      c: {
        en: "Grant 5% at once, so that both sides have met in the middle.",
        es: "Concedes un 5 % enseguida, para que os encontréis a mitad de camino.",
      },
      d: {
        en: "Refuse for good, because any discount lowers the product's value.",
        es: "Te niegas en redondo, porque todo descuento resta valor al producto.",
      },
    },
  },
  {
    id: "senior-e04",
    prompt: {
      en: "What should you know about your best alternative before a negotiation?",
      es: "¿Qué debes saber de tu mejor alternativa antes de negociar?",
    },
    options: {
      a: {
        en: "What the other side would like best, which you should offer",
        es: "Qué preferiría la otra parte, que es lo que debes ofrecer",
      },
      b: {
        en: "Which second product you could sell if this one is refused",
        es: "Qué segundo producto podrías vender si rechazan este",
      },
      c: {
        en: "What you do without a deal, which marks where to walk away",
        es: "Qué harás si no hay acuerdo, lo que marca cuándo retirarte",
      },
      d: {
        en: "Which price the market pays, which you should never go below",
        es: "Qué precio paga el mercado, por debajo del cual no debes bajar",
      },
    },
  },
  {
    id: "senior-e05",
    prompt: {
      en: "Which deal belongs in the “commit” category of your forecast?",
      es: "¿Qué oportunidad va en la categoría «comprometida» de tu previsión?",
    },
    options: {
      a: {
        en: "The proposal was opened many times by several people last week.",
        es: "Varias personas abrieron muchas veces la propuesta la semana pasada.",
      },
      b: {
        en: "The amount is large and without it you would miss your target.",
        es: "El importe es grande y sin él no llegarías a tu objetivo.",
      },
      c: {
        en: "The champion is delighted and expects no trouble from any of the others.",
        es: "El promotor está encantado y no espera problemas de los demás.",
      },
      d: {
        en: "The budget holder agreed, legal is done and a signing date is set.",
        es: "Quien tiene el presupuesto aceptó, legal acabó y hay fecha de firma.",
      },
    },
  },
  {
    id: "senior-e06",
    prompt: {
      en: "You have three deals: $100,000 at 50%, $40,000 at 75% and $80,000 at 25%. What is the weighted pipeline?",
      es: "Tienes tres oportunidades: 100 000 $ al 50 %, 40 000 $ al 75 % y 80 000 $ al 25 %. ¿Cuánto vale el embudo ponderado?",
    },
    options: {
      a: { en: "$100,000", es: "100 000 $" },
      b: { en: "$110,000", es: "110 000 $" },
      c: { en: "$80,000", es: "80 000 $" },
      d: { en: "$220,000", es: "220 000 $" },
    },
  },
  {
    id: "senior-e07",
    prompt: {
      en: "Your champion leaves the company three weeks before signing. What is the right reaction?",
      es: "Tu promotor deja la empresa tres semanas antes de firmar. ¿Cuál es la reacción correcta?",
    },
    options: {
      a: {
        en: "Check with the others where the deal stands, and lower the forecast.",
        es: "Compruebas con los demás cómo está todo y rebajas la previsión.",
      },
      b: {
        en: "Wait until the successor gets in touch, so that you do not intrude.",
        es: "Esperas a que el sucesor se ponga en contacto, para no molestar.",
      },
      c: {
        en: "Keep the forecast, as the decision had in fact been taken already.",
        es: "Mantienes la previsión, porque la decisión ya estaba tomada.",
      },
      d: {
        en: "Send the contract to the highest-ranking person you can still find there.",
        es: "Envías el contrato a la persona de mayor rango que encuentres.",
      },
    },
  },
  {
    id: "senior-e08",
    prompt: {
      en: "Late in the deal a security review of four weeks turns up. What would best have prevented the surprise?",
      es: "Al final de la venta aparece una revisión de seguridad de cuatro semanas. ¿Qué habría evitado mejor la sorpresa?",
    },
    options: {
      a: {
        en: "A larger discount for signing before all the checks are over",
        es: "Un descuento mayor por firmar antes de acabar las comprobaciones",
      },
      b: {
        en: "A clause in the offer that limits every review to one week at most",
        es: "Una cláusula en la oferta que limite toda revisión a una semana",
      },
      c: {
        en: "A higher probability in the CRM, to get help from the experts",
        es: "Una probabilidad más alta en el CRM, para recibir ayuda experta",
      },
      d: {
        en: "A plan made with the buyer early on, with all steps and owners",
        es: "Un plan hecho pronto con el comprador, con pasos y responsables",
      },
    },
  },
  {
    id: "senior-e09",
    prompt: {
      en: "The head of sales wants your product, the head of IT prefers another. How do you proceed?",
      es: "La directora comercial quiere tu producto y el director de TI prefiere otro. ¿Cómo procedes?",
    },
    options: {
      a: {
        en: "Call a joint meeting at once and let the two of them argue it out.",
        es: "Convocas ya una reunión conjunta y dejas que lo discutan entre ellos.",
      },
      b: {
        en: "Hear each one's criteria first, then bring both to shared goals.",
        es: "Escuchas antes los criterios de cada uno y luego buscas metas comunes.",
      },
      c: {
        en: "Avoid IT until the contract is signed, then involve it in set-up.",
        es: "Evitas a TI hasta la firma y la incluyes después en la implantación.",
      },
      d: {
        en: "Side with sales, as the department that pays has the last word.",
        es: "Te pones del lado comercial, porque quien paga tiene la última palabra.",
      },
    },
  },
  {
    id: "senior-e10",
    prompt: {
      en: "You must make several concessions in a negotiation. Which pattern shows that the limit is near?",
      es: "Tienes que hacer varias concesiones en una negociación. ¿Qué pauta indica que el límite está cerca?",
    },
    options: {
      a: {
        en: "Each one larger than the last, to show growing good will",
        es: "Cada una mayor que la anterior, para mostrar buena voluntad",
      },
      b: {
        en: "All of equal size, so that the other side knows what to reckon with",
        es: "Todas iguales, para que la otra parte pueda contar con ellas",
      },
      c: {
        en: "Each one smaller than the last, and each for something in return",
        es: "Cada una menor que la anterior y siempre a cambio de algo",
      },
      d: {
        en: "One large one at the beginning, to create a good atmosphere",
        es: "Una grande al principio, para crear un buen ambiente",
      },
    },
  },
];
