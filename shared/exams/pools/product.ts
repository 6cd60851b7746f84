import type { Question } from "../question.ts";

export const productPool: readonly Question[] = [
  {
    id: "product-e01",
    prompt: {
      en: "Ten employees each save 3 hours a week, and an hour costs the company $30. What is the saving per week?",
      es: "Diez empleados ahorran 3 horas a la semana cada uno, y una hora le cuesta 30 $ a la empresa. ¿Cuánto ahorra por semana?",
    },
    options: {
      a: { en: "$900", es: "900 $" },
      b: { en: "$90", es: "90 $" },
      c: { en: "$9,000", es: "9000 $" },
      d: { en: "$300", es: "300 $" },
    },
  },
  {
    id: "product-e02",
    prompt: {
      en: "The product costs $12,000 a year, paid in advance, and saves the customer $2,000 a month. After how long has it paid for itself?",
      es: "El producto cuesta 12 000 $ al año, por adelantado, y ahorra al cliente 2000 $ al mes. ¿En cuánto tiempo se amortiza?",
    },
    options: {
      a: { en: "Twelve months", es: "Doce meses" },
      b: { en: "Two months", es: "Dos meses" },
      c: { en: "Ten months", es: "Diez meses" },
      d: { en: "Six months", es: "Seis meses" },
    },
  },
  {
    id: "product-e03",
    prompt: {
      en: "Discovery shows that the prospect needs an integration your product does not offer. What is the right step?",
      es: "Al explorar ves que el prospecto necesita una integración que tu producto no ofrece. ¿Qué es lo correcto?",
    },
    options: {
      a: {
        en: "Say so, ask whether it is essential, and step back if it is.",
        es: "Decirlo, preguntar si es imprescindible y retirarte si lo es.",
      },
      b: {
        en: "Leave it to the implementation team, who will surely find a way round.",
        es: "Dejarlo al equipo de implantación, que seguro que encuentra un apaño.",
      },
      c: {
        en: "Keep the point for the contract phase, when they are more committed.",
        es: "Dejarlo para la fase de contrato, cuando estén más comprometidos.",
      },
      d: {
        en: "Move them to a higher plan, where more integrations are available.",
        es: "Pasarlos a una tarifa superior, donde hay más integraciones.",
      },
    },
  },
  {
    id: "product-e04",
    prompt: {
      en: "A buyer compares only licence prices. Which view gives a fairer comparison?",
      es: "Un comprador compara solo el precio de las licencias. ¿Qué visión permite una comparación más justa?",
    },
    options: {
      a: {
        en: "The price of the cheapest plan, as it can be upgraded.",
        es: "El precio de la tarifa más baja, porque siempre se puede ampliar.",
      },
      b: {
        en: "The price per function, counting all functions each product offers.",
        es: "El precio por función, contando todas las que ofrece cada producto.",
      },
      c: {
        en: "The total cost: licence, set-up, training and the team's own time.",
        es: "El coste total: licencia, puesta en marcha, formación y horas propias.",
      },
      d: {
        en: "The list price before discounts, since discounts can change every year.",
        es: "El precio de lista sin descuentos, porque estos cambian cada año.",
      },
    },
  },
  {
    id: "product-e05",
    prompt: {
      en: "Many opportunities are lost to no competitor at all. What are they lost to most often, and what helps?",
      es: "Muchas oportunidades no se pierden ante ningún competidor. ¿Ante qué se pierden más a menudo y qué ayuda?",
    },
    options: {
      a: {
        en: "To an internal solution; explain why their technicians would fail.",
        es: "Ante una solución interna; explica por qué sus técnicos fracasarían.",
      },
      b: {
        en: "To a lack of information; send all the brochures again.",
        es: "Ante la falta de información; vuelve a enviar todos los folletos.",
      },
      c: {
        en: "To a price that is too high; open every proposal with a discount.",
        es: "Ante un precio demasiado alto; empieza cada propuesta con descuento.",
      },
      d: {
        en: "To staying as they are; work out with them what waiting costs.",
        es: "Ante seguir igual; calcula con ellos lo que cuesta esperar.",
      },
    },
  },
  {
    id: "product-e06",
    prompt: {
      en: "When is a differentiator worth using in a conversation?",
      es: "¿Cuándo merece la pena usar un elemento diferenciador en una conversación?",
    },
    options: {
      a: {
        en: "When no competitor mentions it, whether or not the buyer needs it.",
        es: "Cuando ningún competidor lo menciona, lo necesite o no el comprador.",
      },
      b: {
        en: "When it matters to this buyer, is hard to copy and can be proved.",
        es: "Cuando le importa a ese comprador, es difícil de copiar y se puede probar.",
      },
      c: {
        en: "When it is the newest function, as novelty draws attention.",
        es: "Cuando es la función más nueva, porque la novedad llama más la atención.",
      },
      d: {
        en: "When marketing lists it first, so that every prospect hears the same.",
        es: "Cuando marketing lo pone el primero, para que todos oigan lo mismo.",
      },
    },
  },
  {
    id: "product-e07",
    prompt: {
      en: "A prospect sends you a security questionnaire with 80 questions. How do you proceed?",
      es: "Un prospecto te manda un cuestionario de seguridad con 80 preguntas. ¿Cómo procedes?",
    },
    options: {
      a: {
        en: "Copy the answers given to another customer who had similar questions.",
        es: "Copias las respuestas dadas a otro cliente con preguntas parecidas.",
      },
      b: {
        en: "Route it to those responsible, use approved answers and give a date.",
        es: "Lo pasas a los responsables, usas respuestas aprobadas y das una fecha.",
      },
      c: {
        en: "Answer what you remember, so that the deal does not lose momentum.",
        es: "Respondes lo que recuerdas, para que la venta no pierda ritmo.",
      },
      d: {
        en: "Send the general brochure and explain that it covers these matters.",
        es: "Envías el folleto general y explicas que ya cubre esos asuntos.",
      },
    },
  },
  {
    id: "product-e08",
    prompt: {
      en: "What is a value hypothesis that you prepare before a call?",
      es: "¿Qué es una hipótesis de valor que preparas antes de una llamada?",
    },
    options: {
      a: {
        en: "A summary of functions, cut to the time you have.",
        es: "Un resumen de las funciones del producto, adaptado al tiempo que tienes.",
      },
      b: {
        en: "An estimate of the deal size, to be entered in the CRM forecast.",
        es: "Una estimación del importe de la venta, para anotarla en la previsión.",
      },
      c: {
        en: "A statement of the discount you may grant without asking anyone.",
        es: "Una declaración del descuento que puedes dar sin consultar a nadie.",
      },
      d: {
        en: "A guess at a problem they may have, to be tested by asking.",
        es: "Una suposición sobre un problema que quizá tengan, para ponerla a prueba.",
      },
    },
  },
  {
    id: "product-e09",
    prompt: {
      en: "A prospect wants a pilot. What should be agreed before it starts?",
      es: "Un prospecto quiere una prueba piloto. ¿Qué hay que acordar antes de empezar?",
    },
    options: {
      a: {
        en: "That all functions are enabled, so that they can explore at leisure.",
        es: "Que todas las funciones estén activas, para que exploren con calma.",
      },
      b: {
        en: "That it may be extended as often as needed until they feel convinced.",
        es: "Que se pueda prorrogar las veces que haga falta hasta convencerlos.",
      },
      c: {
        en: "How success is measured, until when, and what is decided then.",
        es: "Cómo se mide el éxito, hasta cuándo y qué se decide entonces.",
      },
      d: {
        en: "Which discount applies if they recommend the pilot.",
        es: "Qué descuento se aplica si hablan de la prueba a otras empresas.",
      },
    },
  },
  {
    id: "product-e10",
    prompt: {
      en: "The prospect asks: “Do you integrate with our accounting system?” Your product has a basic connector. What do you ask first?",
      es: "El prospecto pregunta: «¿Os integráis con nuestro programa de contabilidad?». Tu producto tiene un conector básico. ¿Qué preguntas primero?",
    },
    options: {
      a: {
        en: "How much they would be prepared to pay for a connector made for them.",
        es: "Cuánto estarían dispuestos a pagar por un conector a medida.",
      },
      b: {
        en: "Whether they have thought of replacing the accounting system as well.",
        es: "Si han pensado en cambiar también el programa de contabilidad.",
      },
      c: {
        en: "Which data should pass between the two, and in which direction.",
        es: "Qué datos deben pasar entre los dos y en qué sentido.",
      },
      d: {
        en: "Who chose that accounting system and how long the contract still runs.",
        es: "Quién eligió ese programa y cuánto le queda al contrato.",
      },
    },
  },
  {
    id: "product-e11",
    prompt: {
      en: "The prospect calls orders “jobs”; your product calls them “transactions”. Which word do you use in the call?",
      es: "El prospecto llama «trabajos» a los pedidos; tu producto los llama «transacciones». ¿Qué palabra usas en la llamada?",
    },
    options: {
      a: {
        en: "Both in every sentence, so that there is no room for confusion.",
        es: "Las dos en cada frase, para que no quepa ninguna confusión.",
      },
      b: {
        en: "“Jobs”, because they follow more easily in their own words.",
        es: "«Trabajos», porque le resulta más fácil seguirte con sus palabras.",
      },
      c: {
        en: "Neither, because general words carry less risk.",
        es: "Ninguna, porque las palabras generales evitan el riesgo de equivocarse.",
      },
      d: {
        en: "“Transactions”, because they will have to learn the term anyway.",
        es: "«Transacciones», porque de todos modos tendrá que aprender el término.",
      },
    },
  },
  {
    id: "product-e12",
    prompt: {
      en: "A new release is out. What should you learn about it first?",
      es: "Sale una versión nueva. ¿Qué deberías aprender primero de ella?",
    },
    options: {
      a: {
        en: "Which customer problem it solves, for whom, and its limits.",
        es: "Qué problema del cliente resuelve, para quién y con qué límites.",
      },
      b: {
        en: "Which team developed it and how many months of work it took.",
        es: "Qué equipo la desarrolló y cuántos meses de trabajo llevó.",
      },
      c: {
        en: "How the announcement is worded, so that you can read it aloud.",
        es: "Cómo está redactado el anuncio, para poder leerlo en voz alta.",
      },
      d: {
        en: "How each new menu is called and where every button has moved.",
        es: "Cómo se llama cada menú nuevo y adónde se ha movido cada botón.",
      },
    },
  },
  {
    id: "product-e13",
    prompt: {
      en: "One customer raised its sales by 30% with the product. How may you use that figure?",
      es: "Un cliente aumentó sus ventas un 30 % con el producto. ¿Cómo puedes usar esa cifra?",
    },
    options: {
      a: {
        en: "As the average result, provided you add that each case is different.",
        es: "Como el resultado medio, siempre que añadas que cada caso es distinto.",
      },
      b: {
        en: "As a minimum for companies that are larger than that customer is.",
        es: "Como mínimo para empresas que sean más grandes que ese cliente.",
      },
      c: {
        en: "As a guarantee for the first year, if the prospect uses every module.",
        es: "Como garantía del primer año, si el prospecto usa todos los módulos.",
      },
      d: {
        en: "As one customer's result, with the conditions it was reached under.",
        es: "Como el resultado de un cliente, con las condiciones en que se logró.",
      },
    },
  },
  {
    id: "product-e14",
    prompt: {
      en: "An end user fears that the new tool will give her more work. Which answer meets her concern?",
      es: "Una usuaria teme que la nueva herramienta le dé más trabajo. ¿Qué respuesta atiende su inquietud?",
    },
    options: {
      a: {
        en: "Promise that she will be able to go on using the old tool as well.",
        es: "Prometerle que también podrá seguir usando la herramienta antigua.",
      },
      b: {
        en: "Go through one of her usual tasks and show what changes in it.",
        es: "Recorrer una de sus tareas habituales y enseñar qué cambia en ella.",
      },
      c: {
        en: "Tell her that all users have these doubts and soon forget them.",
        es: "Decirle que todos los usuarios tienen esas dudas y pronto las olvidan.",
      },
      d: {
        en: "Explain that the management has already looked at the return.",
        es: "Explicar que la dirección ya ha estudiado el retorno.",
      },
    },
  },
  {
    id: "product-e15",
    prompt: {
      en: "A company expects its staff to stay the same while its volume of orders doubles. For which pricing model would its bill grow?",
      es: "Una empresa prevé la misma plantilla y el doble de pedidos. ¿Con qué modelo de precios crecería su factura?",
    },
    options: {
      a: { en: "A one-time licence fee", es: "Licencia de pago único" },
      b: { en: "A flat fee for each location", es: "Cuota fija por cada centro" },
      c: { en: "Payment per order processed", es: "Pago por pedido procesado" },
      d: { en: "Payment per user account", es: "Pago por cuenta de usuario" },
    },
  },
  {
    id: "product-e16",
    prompt: {
      en: "A prospect would like to talk to one of your customers. What comes first?",
      es: "Un prospecto quiere hablar con uno de tus clientes. ¿Qué va primero?",
    },
    options: {
      a: {
        en: "Ask that customer for permission before giving any name or number.",
        es: "Pedir permiso a ese cliente antes de dar ningún nombre ni número.",
      },
      b: {
        en: "Wait until the contract is signed, since references are confidential.",
        es: "Esperar a la firma del contrato, porque las referencias son confidenciales.",
      },
      c: {
        en: "Send the public customer list, so that the prospect can search alone.",
        es: "Enviar la lista pública de clientes, para que el prospecto busque solo.",
      },
      d: {
        en: "Give two names at once, so that the prospect can choose.",
        es: "Dar dos nombres de inmediato, para que el prospecto pueda elegir.",
      },
    },
  },
];
